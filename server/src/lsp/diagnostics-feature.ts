// Diagnostics on request. Pushed ones need no request: the session shows them by itself.

import type { Feature } from './feature.ts';

export const diagnosticsFeature: Feature = {
  capabilities: ({ pull }) =>
    pull
      ? { diagnosticProvider: { identifier: 'clausetrace', interFileDependencies: true, workspaceDiagnostics: true } }
      : {},

  listen(connection, ask) {
    const { diagnostics } = connection.languages;
    diagnostics.on(ask((session, params) => session.ofToday(() => session.pulled.document(params))));
    diagnostics.onWorkspace(
      ask((session, params, token, _progress, stream) =>
        session.ofToday(() => session.pulled.workspace(params, token, stream)),
      ),
    );
  },
};
