// The look of the page of a clause: one calm column, as the page of an extension.
import { css } from 'lit';

export const clauseStyle = css`
  body { padding: 0; background: var(--vscode-editor-background); }
  header.bar {
    position: sticky; inset-block-start: 0; z-index: 2; padding: 4px 16px; min-block-size: 35px;
    background: var(--vscode-editor-background); border-block-end: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
  }
  header .gap { inline-size: 8px; }
  header .room { flex: 1; }
  [dir='rtl'] .flips { transform: scaleX(-1); }
  main:not(.blank) { max-inline-size: 62rem; padding: 12px 24px 48px; }
  .path { display: flex; flex-wrap: wrap; gap: 2px 4px; color: var(--vscode-descriptionForeground); }
  h1 { font-size: 1.75em; line-height: 1.25; font-weight: 600; margin-block: 4px 10px; outline: 0; }
  h1 .number { color: var(--vscode-descriptionForeground); font-weight: 400; }
  h2 { display: flex; align-items: center; gap: 6px; font-size: 1.08em; font-weight: 600; margin-block: 24px 6px; }
  .count {
    font-size: 0.85em; font-weight: 400; padding: 1px 6px; border-radius: 9px;
    background: var(--vscode-badge-background); color: var(--vscode-badge-foreground);
    border: 1px solid var(--vscode-contrastBorder, transparent);
  }
  .state { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; margin-block: 4px; }
  .badge {
    display: inline-flex; align-items: center; gap: 5px; padding: 2px 10px; border-radius: 12px; font-weight: 600;
    background: var(--fill); color: var(--on); border: 1px solid var(--vscode-contrastBorder, transparent);
  }
  .planned .badge { border: 1px dashed currentColor; }
  .summary { margin-block: 12px 0; max-inline-size: 80ch; font-size: 1.05em; }
  figure { margin: 14px 0 0; }
  figcaption { display: flex; gap: 6px; align-items: center; color: var(--vscode-descriptionForeground); margin-block-end: 4px; }
  blockquote {
    margin: 0; padding: 8px 14px; white-space: pre-line; max-inline-size: 84ch;
    background: var(--vscode-textBlockQuote-background); border-inline-start: 3px solid var(--vscode-textBlockQuote-border, var(--vscode-contrastBorder));
  }
  .counts { gap: 6px; margin-block: 12px 0; }
  .rows {
    border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-panel-border, transparent)));
    border-radius: 6px; overflow: clip;
  }
  .rows > li { display: flex; flex-wrap: wrap; gap: 4px 10px; padding: 8px 12px; align-items: flex-start; }
  .rows > li + li { border-block-start: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-panel-border, transparent))); }
  .rows > li:hover { background: var(--vscode-list-hoverBackground); color: var(--vscode-list-hoverForeground, inherit); }
  .rows .grow { flex: 1 1 18rem; min-inline-size: 0; }
  .rows .plain { color: inherit; }
  .facts { display: flex; flex-wrap: wrap; gap: 0 14px; margin-block-start: 2px; }
  .facts strong { font-weight: 600; color: var(--ink, inherit); }
  .faint > .codicon, .faint .link { opacity: 0.85; }
  code { font-family: var(--vscode-editor-font-family); font-size: 0.92em; overflow-wrap: anywhere; }
  .steps .rows { border-color: var(--vscode-focusBorder); }
  .steps .step {
    inline-size: 20px; block-size: 20px; border-radius: 50%; display: inline-grid; place-content: center; font-size: 0.85em; font-weight: 600;
    background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); border: 1px solid var(--vscode-contrastBorder, transparent);
  }
  .steps .rows > li { align-items: center; }
  .title::first-letter { text-transform: uppercase; }
  .bare { margin-block-start: 20px; }
`;
