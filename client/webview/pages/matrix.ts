// The page of the traceability matrix.
import { listen } from '../page.ts';

listen(() => {});
