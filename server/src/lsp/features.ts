// The editor features that the server offers, one line each.

import { diagnosticsFeature } from './diagnostics-feature.ts';
import type { Feature } from './feature.ts';
import { matrixFeature } from './matrix-feature.ts';

export const features: readonly Feature[] = [diagnosticsFeature, matrixFeature];
