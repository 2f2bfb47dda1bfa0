// What the real server answers about a sample, for the pages that show it.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const { LspClient } = await tsImport('../support/lsp-client.ts', import.meta.url);
const { pictureData } = await tsImport('../../client/src/panels/pictureData.ts', import.meta.url);
const { clausePath, sharesBelow } = await tsImport('../../client/src/panels/clausePath.ts', import.meta.url);

const AS_OF = '2026-06-30';

/** A server over `samples/NAME`; `stop` ends it. */
async function openSample(name) {
  const folder = fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));
  const root = pathToFileURL(folder).href;
  const client = await LspClient.start();
  await client.initialize({
    workspaceFolders: [{ uri: root, name }],
    initializationOptions: { asOf: AS_OF },
  });
  const { asOf, systems } = await client.request('clausetrace/traceability', {});
  return {
    root,
    systems,
    /** The data of the clause panel. */
    async clause(clause, more = {}) {
      const place = { root, clause };
      const page = await client.request('clausetrace/clause', place);
      return {
        place,
        page,
        above: clausePath(systems, place),
        shares: sharesBelow(systems, place),
        system: undefined,
        isPinned: false,
        ...more,
      };
    },
    picture: () => pictureData(asOf, systems),
    /** The data of the neighbourhood graph. */
    async graph(path, depth = 1) {
      const uri = `${root}/${path}`;
      const view = await client.request('clausetrace/neighbourhood', { uri, depth });
      return { uri, view, depth, follows: false };
    },
    stop: () => client.stop(),
  };
}

/** Asks once, when the first test wants to know; the server is gone before the tests go on. */
export function answers(name, ask) {
  let asked;
  const run = async () => {
    const sample = await openSample(name);
    try {
      return await ask(sample);
    } finally {
      await sample.stop();
    }
  };
  return () => {
    asked ??= run();
    return asked;
  };
}
