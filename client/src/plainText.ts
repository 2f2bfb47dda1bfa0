// Text for VS Code's notifications and pickers. They know two notations, `[label](command:…)` and `$(icon)`: what comes from
// documents, file names or the server must stay text there.

/** Takes no room, and stands between the characters that only together are markup. */
const NOTHING = '\u200b';

/** The same to the eye, and never a link or an icon. */
export const plainText = (text: string): string => text.replace(/([\]$])(?=\()/g, `$1${NOTHING}`);

/** What went wrong, in the words of who threw it. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));
