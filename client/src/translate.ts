// The type of `vscode.l10n.t`, for what is translated without knowing VS Code.

/** Translates a message and fills in its `{0}`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;
