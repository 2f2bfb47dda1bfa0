// The look of the neighbourhood graph: boxes as widgets of the editor, a line of its own kind and colour for each relation.
import { css } from 'lit';

const edge = css`1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-panel-border, transparent)))`;

export const graphStyle = css`
  html, body { block-size: 100%; }
  body { padding: 0; display: flex; flex-direction: column; background: var(--vscode-editor-background); overflow: hidden; }
  body > :is(header, footer) { padding: 4px 16px; min-block-size: 35px; flex: none; }
  header { border-block-end: ${edge}; }
  footer.bar { border-block-start: ${edge}; gap: 4px 14px; }
  .room { flex: 1; }
  [dir='rtl'] .flips { transform: scaleX(-1); }
  label { margin-inline: 8px; }
  main:not(.blank) { flex: 1; min-block-size: 0; position: relative; display: flex; flex-direction: column; }
  main.list { overflow: auto; padding: 12px 24px 32px; }
  .omitted { padding: 4px 16px; background: var(--vscode-inputValidation-infoBackground); border-block-end: 1px solid var(--vscode-inputValidation-infoBorder); color: var(--vscode-inputValidation-infoForeground, inherit); }
  .view { position: relative; flex: 1; min-block-size: 0; overflow: clip; cursor: grab; touch-action: none; direction: ltr; }
  .view.held { cursor: grabbing; }
  .zoom {
    position: absolute; inset-block-end: 12px; inset-inline-end: 16px; display: grid; gap: 2px; padding: 2px; border-radius: 6px;
    background: var(--vscode-editorWidget-background); border: ${edge}; box-shadow: 0 1px 3px var(--vscode-widget-shadow, transparent);
  }
  .stage { position: absolute; inset: 0 auto auto 0; transform-origin: 0 0; }
  .stage svg { position: absolute; inset: 0 auto auto 0; overflow: visible; }

  .implements { --line: var(--vscode-charts-blue); }
  .evidence { --line: var(--vscode-charts-green); --dash: 9 4; }
  .supersedes { --line: var(--vscode-charts-orange); --dash: 9 3 2 3; }
  .references { --line: var(--vscode-descriptionForeground); --dash: 2 4; }
  .line { fill: none; stroke: var(--line); stroke-width: 1.5; stroke-dasharray: var(--dash, none); opacity: 0.75; }
  .line.near { stroke-width: 2.5; opacity: 1; }
  .arrow { fill: var(--line); }

  .node {
    position: absolute; display: flex; align-items: center; gap: 8px; padding: 4px 10px; border-radius: 6px; cursor: pointer;
    color: var(--vscode-editorWidget-foreground, inherit); background: var(--vscode-editorWidget-background);
    border: 1px solid var(--vscode-widget-border, var(--vscode-editorWidget-border, var(--vscode-contrastBorder)));
    box-shadow: 0 1px 3px var(--vscode-widget-shadow, transparent);
  }
  .node.centre { border: 2px solid var(--vscode-focusBorder); padding-inline: 9px; background: var(--vscode-editor-background); }
  .node.pending { border-style: dashed; }
  .node:hover { border-color: var(--vscode-focusBorder); }
  .node:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 3px; }
  .node .codicon { font-size: 18px; }
  .node .words { flex: 1; min-inline-size: 0; display: grid; line-height: 1.3; }
  .node :is(strong, .title) { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .node strong { font-weight: 600; }
  .node .title { font-size: 0.92em; color: var(--vscode-descriptionForeground); }
  .what { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }

  .outline h1 { font-size: 1.3em; font-weight: 600; margin-block-end: 8px; }
  .outline ul ul { padding-inline-start: 22px; }
  .outline li { padding-block: 2px; }
  .outline .relation > ul { border-inline-start: 1px solid var(--vscode-tree-indentGuidesStroke, currentColor); margin-inline-start: 6px; padding-inline-start: 14px; }
  .note { margin-inline-start: 8px; font-size: 0.92em; }

  @media (prefers-reduced-motion: no-preference) {
    .node { transition: left 0.2s, top 0.2s; }
  }
`;
