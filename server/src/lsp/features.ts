// The editor features that the server offers, one line each.

import { baselineFeature } from './baseline-feature.ts';
import { callHierarchyFeature } from './call-hierarchy-feature.ts';
import { clausePagesFeature } from './clause-pages-feature.ts';
import { codeActionsFeature } from './code-actions-feature.ts';
import { codeLensFeature } from './code-lens-feature.ts';
import { completionFeature } from './completion-feature.ts';
import { definitionFeature } from './definition-feature.ts';
import { diagnosticsFeature } from './diagnostics-feature.ts';
import { documentLinksFeature } from './document-links-feature.ts';
import { documentSymbolsFeature } from './document-symbols-feature.ts';
import { editFeature } from './edit-feature.ts';
import type { Feature } from './feature.ts';
import { fileRenameFeature } from './file-rename-feature.ts';
import { foldingFeature } from './folding-feature.ts';
import { highlightsFeature } from './highlights-feature.ts';
import { hoverFeature } from './hover-feature.ts';
import { inlayHintsFeature } from './inlay-hints-feature.ts';
import { matrixFeature } from './matrix-feature.ts';
import { referencesFeature } from './references-feature.ts';
import { renameFeature } from './rename-feature.ts';
import { selectionRangesFeature } from './selection-ranges-feature.ts';
import { semanticTokensFeature } from './semantic-tokens-feature.ts';
import { viewsFeature } from './views-feature.ts';
import { workspaceSymbolsFeature } from './workspace-symbols-feature.ts';

export const features: readonly Feature[] = [
  diagnosticsFeature,
  matrixFeature,
  viewsFeature,
  editFeature,
  baselineFeature,
  callHierarchyFeature,
  codeActionsFeature,
  codeLensFeature,
  completionFeature,
  documentSymbolsFeature,
  fileRenameFeature,
  foldingFeature,
  inlayHintsFeature,
  renameFeature,
  selectionRangesFeature,
  semanticTokensFeature,
  workspaceSymbolsFeature,
  clausePagesFeature,
  definitionFeature,
  documentLinksFeature,
  highlightsFeature,
  hoverFeature,
  referencesFeature,
];
