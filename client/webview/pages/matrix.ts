// The page of the traceability matrix.
import type { MatrixData } from '../../src/panels/matrixMessages.ts';
import { looks, wear } from '../looks.ts';
import { startMatrix } from '../matrix/app.ts';
import { styles } from '../matrix/style.ts';
import { listen } from '../page.ts';

wear(...looks, ...styles);
const host = document.createElement('div');
host.className = 'page';
document.body.append(host);
listen<MatrixData>(startMatrix(host));
