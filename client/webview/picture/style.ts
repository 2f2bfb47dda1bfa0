// The look of the coverage picture: cards of figures, then chapters as rows of tiles.
import { css } from 'lit';

const line = css`1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-panel-border, transparent)))`;

export const pictureStyle = css`
  body { padding: 0; background: var(--vscode-editor-background); }
  header.bar {
    position: sticky; inset-block-start: 0; z-index: 2; padding: 4px 16px; min-block-size: 35px;
    background: var(--vscode-editor-background); border-block-end: ${line};
  }
  header .room { flex: 1; }
  main:not(.blank) { padding: 16px 24px 48px; }
  h1 { font-size: 1.75em; font-weight: 600; line-height: 1.25; }
  h2 { font-size: 1.2em; font-weight: 600; margin-block: 28px 4px; }
  h2 .soft { font-weight: 400; font-size: 0.85em; }
  .figures h2 { margin: 0; font-size: 1em; font-weight: 600; color: var(--vscode-descriptionForeground); }

  .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 12px; margin-block: 14px 18px; }
  .figures > li { display: flex; flex-direction: column; gap: 4px; padding: 12px 16px; border: ${line}; border-radius: 8px; background: var(--vscode-sideBar-background, transparent); min-inline-size: 0; }
  .big { font-size: 2.1em; line-height: 1.15; font-weight: 600; letter-spacing: -0.02em; }
  .strip { gap: 2px 12px; }
  .shares { display: flex; gap: 2px; block-size: 10px; margin-block: 6px 2px; border-radius: 5px; overflow: clip; }
  .shares > span { flex: 1 1 0; min-inline-size: 3px; background: var(--fill); }
  .shares > [hidden] { display: none; }
  .shares > .planned, .tile.planned, .planned > .swatch {
    background-image: repeating-linear-gradient(135deg, transparent 0 4px, color-mix(in srgb, var(--on) 16%, transparent) 4px 6px);
    background-color: var(--fill);
  }
  .shares.reviews > span { background: var(--ink); }
  .shares.reviews > .current { background: var(--evidenced); }
  .shares.reviews > .due-soon { background: var(--documented); }
  .shares.reviews > .overdue { background: var(--not-covered); }
  .shares.reviews > .exempt { background: var(--vscode-disabledForeground); }

  .legend { gap: 4px; }
  .legend .tool { block-size: 28px; color: var(--vscode-foreground); gap: 7px; padding-inline: 5px 9px; }
  .swatch {
    display: inline-grid; place-content: center; inline-size: 20px; block-size: 20px; border-radius: 4px;
    background: var(--fill, transparent); color: var(--on, inherit); border: 1px solid var(--vscode-contrastBorder, transparent);
  }
  .swatch .codicon { font-size: 14px; }

  .map { display: grid; }
  .chapter[role='row'] { display: grid; grid-template-columns: minmax(11rem, 17rem) minmax(0, 1fr); gap: 6px 20px; padding-block: 12px; border-block-start: ${line}; }
  .name .shares { block-size: 6px; max-inline-size: 12rem; }
  .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.4em, 1fr)); gap: 5px; align-content: start; }
  .tile {
    display: flex; align-items: center; gap: 5px; block-size: 2.6em; padding-inline: 7px 5px; border-radius: 5px; cursor: pointer;
    background-color: var(--fill); color: var(--on); border: 1px solid transparent; min-inline-size: 0;
  }
  .tile .id { flex: 1; font-weight: 600; direction: ltr; text-align: start; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .tile .mark { font-size: 14px; }
  .tile.planned { border: 1px dashed var(--on); }
  .tile:hover { outline: 1px solid var(--vscode-foreground); outline-offset: 1px; }
  .tile:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
  .tile.away { background: none; color: var(--vscode-descriptionForeground); border: ${line}; }
  .tile.away .id { font-weight: 400; }

  .vscode-high-contrast .tile:not(.away) { border: 1px solid var(--ink); }
  .vscode-high-contrast .tile:not(.evidenced) > .codicon:first-child { color: var(--ink); }
  .vscode-high-contrast .shares > span { border: 1px solid var(--ink); }
  .vscode-high-contrast .tile.planned { border-style: dashed; }
  .vscode-high-contrast .tile.partial { border-style: dotted; }
  .vscode-high-contrast .tile.not-covered { border-width: 3px; padding-inline: 5px 3px; }
  .vscode-high-contrast .shares > span:is(.evidenced, .current) { background: var(--ink); }
  .vscode-high-contrast .shares > span:is(.documented, .due-soon) { background: repeating-linear-gradient(90deg, var(--ink) 0 3px, transparent 3px 6px); }
  .vscode-high-contrast .shares > .not-covered { border-width: 3px; }

  .card {
    position: fixed; z-index: 5; inset: auto; inline-size: max-content; max-inline-size: min(26rem, 90vw); padding: 8px 12px; pointer-events: none;
    color: var(--vscode-editorHoverWidget-foreground); background: var(--vscode-editorHoverWidget-background);
    border: 1px solid var(--vscode-editorHoverWidget-border, var(--vscode-contrastBorder)); border-radius: 6px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
  }
  .card[hidden] { display: none; }
  .card p { margin-block-start: 4px; }
  .card .ink { font-weight: 600; }

  table { border-collapse: collapse; inline-size: 100%; max-inline-size: 80rem; }
  th, td { text-align: start; vertical-align: top; padding: 4px 10px; border-block-end: ${line}; font-weight: 400; }
  thead th { font-weight: 600; }
  tr.chapter th { font-weight: 600; padding-block-start: 14px; }
  td:nth-of-type(1), td:last-child { white-space: nowrap; }
  tbody tr:hover { background: var(--vscode-list-hoverBackground); }
  .figure { text-align: end; }
  thead th:nth-child(3) { text-align: end; }

  @media (max-width: 600px) {
    main:not(.blank) { padding-inline: 12px; }
    .chapter[role='row'] { grid-template-columns: minmax(0, 1fr); }
  }
`;
