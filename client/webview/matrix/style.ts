// The look of the matrix: lines and heads as in VS Code's own tables, in the variables of the theme. Logical properties
// throughout, for scripts from right to left.
import { css } from 'lit';

const frame = css`
  html, body, .page { block-size: 100%; overflow: hidden; }
  .page > main { display: flex; flex-direction: column; block-size: 100%; min-block-size: 0; overflow: auto; }
  .toolbar { flex: none; padding: 8px 12px 6px; display: grid; gap: 6px; }
  .bar { column-gap: 6px; row-gap: 6px; min-block-size: 26px; }
  .title-bar h1 { font-size: 1.15em; font-weight: 600; margin-inline-end: 4px; }
  .standard { color: var(--vscode-descriptionForeground); }
  .gap { flex: 1; }
  .toolbar .tool { padding-inline: 6px; }
  .switch { display: inline-flex; border-radius: 5px; border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); }
  .switch .tool { border-radius: 4px; block-size: 22px; padding-inline: 9px; }
  #filter { flex: 1 1 220px; max-inline-size: 460px; inline-size: auto; }
  #filter .codicon { padding-inline-start: 4px; opacity: 0.8; }
  vscode-single-select { inline-size: auto; min-inline-size: 130px; max-inline-size: 260px; }
  .labelled { display: inline-flex; align-items: center; gap: 4px; }
  .chips { display: flex; flex-wrap: wrap; gap: 4px; }
  button.chip { background: none; block-size: 22px; padding-inline: 7px 5px; }
  button.chip:hover { background: var(--vscode-toolbar-hoverBackground); }
  button.chip[aria-pressed='true'] {
    color: var(--vscode-inputOption-activeForeground); background: var(--vscode-inputOption-activeBackground);
    border-color: var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
  }
  .number { min-inline-size: 18px; padding-inline: 5px; border-radius: 9px; text-align: center; background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); font-size: 0.85em; line-height: 16px; }
  .box { flex: 1; min-block-size: 160px; overflow: auto; position: relative; outline: none;
    border-block-start: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent));
    scroll-padding-block-start: calc(var(--line) + 1px); contain: strict; }
  .box[hidden], .empty[hidden] { display: none; }
  .empty { flex: 1; display: grid; place-content: center; justify-items: center; gap: 10px; padding: 24px; text-align: center; }
  .empty .codicon { font-size: 32px; opacity: 0.7; }
  .text-button, .empty button {
    padding: 4px 11px; border-radius: 4px; border: 1px solid var(--vscode-button-border, transparent);
    color: var(--vscode-button-foreground); background: var(--vscode-button-background);
  }
  .text-button:hover, .empty button:hover { background: var(--vscode-button-hoverBackground); }
  .text-button:focus-visible, .empty button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
`;

const table = css`
  .table { inline-size: max(100%, var(--total)); }
  .line { display: grid; grid-template-columns: var(--columns); block-size: var(--line); line-height: calc(var(--line) - 1px); }
  .head { position: sticky; inset-block-start: 0; z-index: 2; background: var(--vscode-editor-background); }
  .head .line { font-weight: 600; border-block-end: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-tree-tableColumnsBorder))); box-sizing: content-box; }
  .body { position: relative; }
  .body .line { position: absolute; inset-inline: 0; inset-block-start: 0; contain: layout style; --over: transparent; background: var(--over); }
  .cell { display: flex; align-items: center; gap: 5px; min-inline-size: 0; padding-inline: 8px; overflow: hidden; white-space: nowrap; overflow-wrap: normal; scroll-margin-inline-start: var(--first); }
  .cell:first-child { position: sticky; inset-inline-start: 0; z-index: 1; scroll-margin: 0;
    background: linear-gradient(var(--over, transparent), var(--over, transparent)), var(--vscode-editor-background); }
  .cell:first-child:not(.group-cell)::after { content: ''; position: absolute; inset-block: 0; inset-inline-end: 0; border-inline-end: 1px solid var(--vscode-tree-tableColumnsBorder, var(--vscode-widget-border)); }
  .cell:focus { outline: none; }
  .cell:focus-visible, .box:focus-within .line.active > .cell:focus { outline: 1px solid var(--vscode-list-focusOutline, var(--vscode-focusBorder)); outline-offset: -1px; }
  .main { overflow: hidden; text-overflow: ellipsis; min-inline-size: 0; }
  .cellbox { display: inline-flex; align-items: center; gap: 5px; min-inline-size: 0; overflow: hidden; }
  .cell .codicon { flex: none; font-size: 14px; }
  .tag { flex: none; max-inline-size: 12em; overflow: hidden; text-overflow: ellipsis; padding-inline: 5px; border-radius: 3px; font-size: 0.86em; line-height: 16px;
    border: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, transparent)); }
  .count { display: inline-flex; align-items: center; gap: 3px; }
  .mark { flex: none; display: inline-flex; }
  .clause .leads { font-variant-numeric: tabular-nums; }
  .leads { cursor: pointer; overflow: hidden; text-overflow: ellipsis; min-inline-size: 0; }
  .document > .leads { flex: none; max-inline-size: 60%; }
  .leads:not(.cellbox):hover { text-decoration: underline; color: var(--vscode-textLink-activeForeground); }
  .line.starts:not([data-index='0']) { border-block-start: 1px solid var(--vscode-tree-tableColumnsBorder, transparent); }
  .vscode-high-contrast .line.starts:not([data-index='0']) { border-color: color-mix(in srgb, var(--vscode-contrastBorder) 45%, transparent); }
  .repeated > * { opacity: 0; }
  .line:hover > .repeated > *, .line.active > .repeated > * { opacity: 0.75; }
  .body .line:hover { --over: var(--vscode-list-hoverBackground); }
  .body .line.active { --over: var(--vscode-list-inactiveSelectionBackground); }
  .box:focus-within .body .line.active { --over: var(--vscode-list-activeSelectionBackground); color: var(--vscode-list-activeSelectionForeground); }
  .body .line.active .soft, .body .line:hover .soft { color: inherit; }
  .vscode-high-contrast .body .line.active { outline: 1px solid var(--vscode-contrastActiveBorder, var(--vscode-focusBorder)); outline-offset: -1px; }
  .vscode-high-contrast .body .line:hover { outline: 1px dashed var(--vscode-contrastActiveBorder, var(--vscode-focusBorder)); outline-offset: -1px; }
  .body .group { font-weight: 600; --over: color-mix(in srgb, var(--vscode-foreground) 4%, transparent); }
  .group-cell { grid-column: 1 / -1; cursor: pointer; overflow: visible; padding-inline: 4px;
    border-block-end: 1px solid var(--vscode-tree-tableColumnsBorder, transparent); }
  .group-cell .pinned { position: sticky; inset-inline-start: 4px; display: inline-flex; align-items: center; gap: 6px; }
  .group-cell .soft { font-weight: normal; }
  .group-cell .dot::before { content: '·'; margin-inline-end: 6px; }
  [dir='rtl'] .twisty.codicon-chevron-right { transform: scaleX(-1); }
  .meter { inline-size: 64px; block-size: 6px; border-radius: 3px; overflow: hidden; display: inline-flex; background: color-mix(in srgb, currentColor 18%, transparent); outline: 1px solid var(--vscode-contrastBorder, transparent); margin-inline-start: 6px; }
  .meter > span { background: var(--vscode-clausetrace-evidenced, var(--fine)); }
  .head-cell { cursor: pointer; user-select: none; position: relative; }
  .head-cell:first-child { position: sticky; }
  .head-cell:hover { background: linear-gradient(var(--vscode-list-hoverBackground), var(--vscode-list-hoverBackground)), var(--vscode-editor-background); }
  .priority { font-size: 0.8em; }
  .sash { position: absolute; inset-block: 0; inset-inline-end: 0; inline-size: 7px; cursor: col-resize; z-index: 1; }
  .sash::after { content: ''; position: absolute; inset-block: 4px; inset-inline-end: 0; border-inline-end: 1px solid var(--vscode-tree-tableColumnsBorder, var(--vscode-widget-border)); }
  .sash:hover::after, .resizing .sash::after { inset-block: 0; border-color: var(--vscode-sash-hoverBorder, var(--vscode-focusBorder)); }
  .resizing, .resizing * { cursor: col-resize; user-select: none; }
  @media (prefers-reduced-motion: no-preference) {
    .changed { animation: flash 1.4s ease-out; }
  }
  @keyframes flash { from { background-color: var(--vscode-editor-findMatchHighlightBackground, #fa04); } }
`;

const tints = css`
  .tint.not-covered, .tint.missing { color: var(--vscode-clausetrace-notCovered, var(--alarm)); }
  .tint.planned { color: var(--vscode-clausetrace-planned, var(--quiet)); }
  .tint.partial { color: var(--vscode-clausetrace-partial, var(--caution)); }
  .tint.documented, .tint.provided, .tint.current { color: var(--vscode-clausetrace-documented, var(--fine)); }
  .tint.evidenced { color: var(--vscode-clausetrace-evidenced, var(--fine)); }
  .tint.stale, .tint.outdated, .tint.due-soon, .tint.suspect, .tint.changed-since-review { color: var(--vscode-clausetrace-stale, var(--caution)); }
  .tint.overdue, .tint.never-reviewed { color: var(--vscode-clausetrace-notCovered, var(--alarm)); }
  .tint.error { color: var(--vscode-editorError-foreground); }
  .tint.warning { color: var(--vscode-editorWarning-foreground); }
  .tint.info { color: var(--vscode-editorInfo-foreground); }
  .tint.exempt, .tint.no-occurrence, .tint.waived, .tint.hint { color: var(--vscode-descriptionForeground); }
`;

const popups = css`
  [popover] { margin: 0; inset: auto; color: var(--vscode-menu-foreground, var(--vscode-foreground)); background: var(--vscode-menu-background, var(--vscode-editorWidget-background));
    border: 1px solid var(--vscode-menu-border, var(--vscode-widget-border, var(--vscode-contrastBorder, transparent))); border-radius: 5px; box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent); padding: 4px; max-inline-size: calc(100vw - 8px); max-block-size: calc(100vh - 8px); overflow: auto; }
  .menu button { display: flex; align-items: center; gap: 12px; inline-size: 100%; padding: 0 10px; min-block-size: 24px; border: 0; border-radius: 3px; background: none; text-align: start; white-space: nowrap; }
  .menu button:focus, .menu button:hover { outline: 1px solid var(--vscode-menu-selectionBorder, transparent); outline-offset: -1px; background: var(--vscode-menu-selectionBackground); color: var(--vscode-menu-selectionForeground); }
  .menu .main { flex: 1; }
  .menu .check { inline-size: 16px; }
  .menu kbd { font: inherit; opacity: 0.8; background: none; border: 0; color: inherit; padding: 0; }
  .menu [role='separator'] { block-size: 1px; margin-block: 4px; background: var(--vscode-menu-separatorBackground, var(--vscode-widget-border)); }
  .popup { padding: 10px 12px; }
  .facets { columns: 3 190px; column-gap: 22px; inline-size: min(720px, 88vw); }
  fieldset { border: 0; margin: 0 0 12px; padding: 0; min-inline-size: 0; break-inside: avoid; }
  legend { font-weight: 600; padding: 0; margin-block-end: 4px; }
  .choice { display: flex; align-items: center; gap: 8px; min-block-size: 24px; cursor: pointer; }
  .choice .label { flex: 1; text-align: start; }
  .choice input { appearance: none; flex: none; inline-size: 16px; block-size: 16px; margin: 0; border-radius: 3px; display: inline-grid; place-content: center; cursor: pointer;
    color: var(--vscode-checkbox-foreground); background: var(--vscode-checkbox-background); border: 1px solid var(--vscode-checkbox-border); }
  .choice input:checked::before { content: '\\eab2'; font: 12px/1 codicon; }
  .choice input:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
  .column-list li { display: flex; align-items: center; gap: 2px; }
  .column-list .choice { flex: 1; min-inline-size: 200px; }
  .popup-foot { margin-block-start: 8px; display: flex; justify-content: flex-end; }
`;

export const styles = [frame, table, tints, popups];
