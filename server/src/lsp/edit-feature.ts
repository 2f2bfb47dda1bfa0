// The request `clausetrace/edit`: what a person asks for in a view, as an edit that the client applies. The server writes no file.

import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { editFor } from '../language/views/edit/edit.ts';
import { readEditParams } from '../language/views/edit/params.ts';
import type { EditPlace } from '../language/views/edit/place.ts';
import type { EditResult } from '../protocol/views.ts';
import type { Feature } from './feature.ts';
import type { Session } from './session.ts';
import { sourceFilesOf, sourceOf } from './sources.ts';
import { lastName, pathOfUri } from './uris.ts';

export const editFeature: Feature = {
  capabilities: () => ({}),

  listen(connection, ask) {
    connection.onRequest<EditResult, void>('clausetrace/edit', ask(edit));
  },
};

async function edit(session: Session, sent: unknown): Promise<EditResult> {
  const read = readEditParams(sent);
  if ('problem' in read) throw new ResponseError(ErrorCodes.InvalidParams, read.problem);
  // Ids and paths that are taken are known when everything is read.
  await session.wholeRoots();
  return editFor(read.params, placeIn(session));
}

function placeIn(session: Session): EditPlace {
  return {
    support: session.support.workspaceEdit,
    source: uri => sourceOf(session, uri),
    system: uri => {
      const placed = session.placeOf(uri);
      const sms = placed?.root.systems.find(one => one.root === placed.local);
      if (!placed || !sms) return undefined;
      const { root } = placed;
      return { sms, analysis: root.analysisOf(sms, session.asOf), files: sourceFilesOf(session, root) };
    },
    folder: uri => {
      const placed = session.placeOf(uri);
      if (!placed || placed.root.isAlone) return undefined;
      const { root, local } = placed;
      return { name: lastName(pathOfUri(uri)!), path: local, files: sourceFilesOf(session, root) };
    },
  };
}
