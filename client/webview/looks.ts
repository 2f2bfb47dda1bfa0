// The look that the clause panel, the picture and the graph share, from the variables of VS Code's theme. Constructed style
// sheets: the content security policy allows no inline styles.
import { type CSSResult, css, html, nothing, type TemplateResult } from 'lit';

/** Makes style sheets those of the page. */
export function wear(...sheets: readonly CSSResult[]): void {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...sheets.map(({ styleSheet }) => styleSheet!)];
}

/** A codicon, which says nothing to a screen reader: a word stands beside it, or in a label. */
export const icon = (name: string, more = ''): TemplateResult =>
  html`<i class="codicon codicon-${name} ${more}" aria-hidden="true"></i>`;

/** What a page shows while there is nothing to show; `more` is what can be done about it. */
export const blank = (name: string, title: string, hint: string, more: unknown = nothing): TemplateResult => html`
  <main class="blank">${icon(name)}<h1>${title}</h1><p>${hint}</p>${more}</main>`;

/**
 * Fills of the five statuses, each with the text that reads well on it: the palette of the HTML matrix. Words and icons on the
 * background of the editor have the colours that we contribute, which a theme or a person may change.
 */
const palette = css`
  body {
    --evidenced: #156b43; --on-evidenced: #ffffff;
    --documented: #b4dfc3; --on-documented: #0c3420;
    --partial: #f7d375; --on-partial: #402d00;
    --planned: #dfdcf5; --on-planned: #332b74;
    --not-covered: #b92d26; --on-not-covered: #ffffff;
    --alarm: var(--vscode-clausetrace-notCovered, #b92d26);
    --caution: var(--vscode-clausetrace-partial, #8a5a00);
    --quiet: var(--vscode-clausetrace-planned, #4b43a0);
    --fine: var(--vscode-clausetrace-documented, #1e7f53);
  }
  body.vscode-dark {
    --evidenced: #3fae79; --on-evidenced: #03150c;
    --documented: #1f4c38; --on-documented: #c4efd6;
    --partial: #6a4f0c; --on-partial: #ffe9b5;
    --planned: #3a3570; --on-planned: #e2dfff;
    --not-covered: #ef7c73; --on-not-covered: #220503;
    --alarm: var(--vscode-clausetrace-notCovered, #ef7c73);
    --caution: var(--vscode-clausetrace-partial, #f2c766);
    --quiet: var(--vscode-clausetrace-planned, #b9b3f5);
    --fine: var(--vscode-clausetrace-documented, #7fd6a5);
  }
  body.vscode-high-contrast {
    --evidenced: var(--vscode-foreground); --on-evidenced: var(--vscode-editor-background);
    --documented: var(--vscode-editor-background); --on-documented: var(--vscode-foreground);
    --partial: var(--vscode-editor-background); --on-partial: var(--vscode-foreground);
    --planned: var(--vscode-editor-background); --on-planned: var(--vscode-foreground);
    --not-covered: var(--vscode-editor-background); --on-not-covered: var(--vscode-foreground);
    --alarm: var(--vscode-clausetrace-notCovered, var(--vscode-foreground));
    --caution: var(--vscode-clausetrace-partial, var(--vscode-foreground));
    --quiet: var(--vscode-clausetrace-planned, var(--vscode-foreground));
    --fine: var(--vscode-clausetrace-documented, var(--vscode-foreground));
  }
  .evidenced { --fill: var(--evidenced); --on: var(--on-evidenced); --ink: var(--vscode-clausetrace-evidenced, var(--fine)); }
  .documented { --fill: var(--documented); --on: var(--on-documented); --ink: var(--fine); }
  .partial { --fill: var(--partial); --on: var(--on-partial); --ink: var(--caution); }
  .planned { --fill: var(--planned); --on: var(--on-planned); --ink: var(--quiet); }
  .not-covered { --fill: var(--not-covered); --on: var(--on-not-covered); --ink: var(--alarm); }
  .overdue, .missing, .error { --ink: var(--alarm); }
  .never-reviewed, .changed-since-review, .suspect, .due-soon, .warning { --ink: var(--caution); }
  .outdated, .stale { --ink: var(--vscode-clausetrace-stale, var(--caution)); }
  .current, .provided { --ink: var(--fine); }
  .exempt, .info, .hint, .waived, .no-occurrence { --ink: var(--vscode-descriptionForeground); }
`;

const controls = css`
  *, *::before, *::after { box-sizing: border-box; }
  body { line-height: 1.45; overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
  h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  .codicon { vertical-align: -0.2em; }
  .ink { color: var(--ink, inherit); }
  .soft { color: var(--vscode-descriptionForeground); }
  .unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  button { font: inherit; color: inherit; cursor: pointer; }
  button.link, a.link {
    display: inline; padding: 0; border: 0; background: none; text-align: start; overflow-wrap: anywhere;
    color: var(--vscode-textLink-foreground); text-decoration: var(--text-link-decoration, none);
  }
  button.link:hover { text-decoration: underline; color: var(--vscode-textLink-activeForeground); }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; }
  .tool {
    display: inline-flex; align-items: center; gap: 4px; min-inline-size: 24px; block-size: 24px; padding: 0 4px;
    border: 1px solid transparent; border-radius: 5px; background: none; color: var(--vscode-icon-foreground, inherit);
    justify-content: center; white-space: nowrap;
  }
  .tool:hover:not(:disabled) { background: var(--vscode-toolbar-hoverBackground); outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent); outline-offset: -1px; }
  .tool:disabled { opacity: 0.4; cursor: default; }
  .tool[aria-pressed='true'], .tool[aria-checked='true'] {
    color: var(--vscode-inputOption-activeForeground); background: var(--vscode-inputOption-activeBackground);
    border-color: var(--vscode-inputOption-activeBorder, transparent);
  }
  .tool:focus-visible, .link:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
  @media (max-width: 640px) {
    /* Icons say it to the eye; the words stay for those who hear them. */
    .tool > .label { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  }
  select {
    font: inherit; block-size: 24px; padding-inline: 4px; max-inline-size: 20em;
    color: var(--vscode-settings-dropdownForeground, var(--vscode-dropdown-foreground));
    background: var(--vscode-settings-dropdownBackground, var(--vscode-dropdown-background));
    border: 1px solid var(--vscode-settings-dropdownBorder, var(--vscode-dropdown-border)); border-radius: 4px;
  }
  .chip {
    display: inline-flex; align-items: center; gap: 4px; padding: 1px 8px; border-radius: 11px; white-space: nowrap;
    border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
  }
  .blank { display: grid; place-content: center; justify-items: center; gap: 8px; min-block-size: 80vh; padding: 24px; text-align: center; }
  .blank .codicon { font-size: 40px; opacity: 0.7; }
  .blank h1 { font-size: 1.4em; font-weight: 600; }
  .blank p { max-inline-size: 50ch; color: var(--vscode-descriptionForeground); }
  @media (prefers-reduced-motion: no-preference) { .tool, .tile { transition: background-color 0.1s; } }
`;

export const looks: readonly CSSResult[] = [palette, controls];
