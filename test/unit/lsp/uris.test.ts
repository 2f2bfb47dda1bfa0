// URIs and paths: one place, one spelling, there and back, on the disk and elsewhere.

import { deepEqual, equal, notEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { absolutePath, isVirtual, pathInside, pathOfUri, tidyPath, uriOfPath } from '../../../server/src/lsp/uris.ts';

describe('URIs of folders that are on no disk', () => {
  it('become paths that no disk has, and come back as they were', () => {
    for (const [uri, path] of [
      ['vscode-vfs://github/owner/repo/a.md', 'vscode-vfs:/@github/owner/repo/a.md'],
      ['vscode-vfs://github%2Bab12/owner', 'vscode-vfs:/@github%2Bab12/owner'],
      ['memfs:/sms/a.md', 'memfs:/@/sms/a.md'],
      ['memfs:/', 'memfs:/@'],
      ['sftp://me@host:22/srv/a%20b/%C3%BC%23%3F%25.md', 'sftp:/@me%40host%3A22/srv/a b/ü#?%.md'],
      ['memfs:/c%3A/Users/a.md', 'memfs:/@/c:/Users/a.md'],
      ['memfs:/C%3A/Users/a.md', 'memfs:/@/C:/Users/a.md'],
      ['memfs://GitHub/Owner', 'memfs:/@GitHub/Owner'],
      ['memfs:/%28a%29%20%27b%27%21%2A', "memfs:/@/(a) 'b'!*"],
      ['memfs:/a%5Cb.md', 'memfs:/@/a\\b.md'],
      ['memfs:/%2541.md', 'memfs:/@/%41.md'],
    ] as const) {
      equal(pathOfUri(uri), path);
      equal(uriOfPath(path), uri);
      equal(isVirtual(path), true);
    }
  });

  it('have one spelling of each place', () => {
    equal(pathOfUri('memfs:/sms/'), 'memfs:/@/sms');
    equal(pathOfUri('memfs:///sms'), 'memfs:/@/sms');
    equal(pathOfUri('memfs:/sms/./b//../a%2emd'), 'memfs:/@/sms/a.md');
    equal(pathOfUri('memfs://host'), pathOfUri('memfs://host/'));
    equal(absolutePath('memfs:/@/sms', '../../../x'), 'memfs:/@/x');
    equal(absolutePath('memfs:/@host', '../x'), 'memfs:/@host/x');
    equal(tidyPath('memfs:/@'), 'memfs:/@');
    equal(pathInside('memfs:/@', 'memfs:/@/a.md'), 'a.md');
    equal(pathInside('memfs:/@', 'memfs:/@host/a.md'), undefined);
  });

  it('are told from files and drives', () => {
    equal(isVirtual('/home/memfs:/@/a.md'), false);
    equal(isVirtual('c:/@/a.md'), false);
    equal(isVirtual(pathOfUri('file:///c%3A/@/a.md')!), false);
    notEqual(pathOfUri('memfs://host/a'), pathOfUri('memfs:/host/a'));
    notEqual(pathOfUri('memfs:/sms'), pathOfUri('memfs2:/sms'));
  });

  it('are no places where a query tells them apart, where there is no path, and where they are no URIs', () => {
    const none = [
      'untitled:Untitled-1',
      'git:/a.md?%7B%7D',
      'memfs:/a#b',
      'memfs:',
      'c:/a.md',
      'memfs:/a%00b',
      'x',
      '',
    ];
    for (const uri of [...none, 'memfs://', 'memfs:a', 'memfs:////a', 7, null, undefined, {}]) {
      equal(pathOfUri(uri), undefined, String(uri));
    }
    for (const uri of ['memfs:/%zz/%', 'memfs:/\ud800', 'memfs://\udc00/a', 'memfs:/%ED%A0%80']) pathOfUri(uri);
  });

  it('keep every authority and every path that a URI can have', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 8 }).filter(one => !one.includes('\0'));
    const name = fc.oneof(text, fc.constantFrom('C:', 'c:', '@', '%', '%41', ' ', 'a\\b', '..a', '~', 'é', 'e\u0301'));
    const segment = name.filter(one => !/^\.{0,2}$|\//.test(one));
    const scheme = fc.stringMatching(/^[a-z][a-z\d+.-]{1,9}$/).filter(one => one !== 'file');
    fc.assert(
      fc.property(scheme, text, fc.array(segment, { maxLength: 4 }), (scheme, authority, segments) => {
        const path = `/${segments.join('/')}`;
        const uri = uriOfPath(`${scheme}:/@${encodeURIComponent(authority)}${path === '/' ? '' : path}`);
        const [, before, server = '', place] = /^([^:]+):(?:\/\/([^/]+))?(\/.*)$/.exec(uri)!;
        deepEqual([before, decodeURIComponent(server), decodeURIComponent(place!)], [scheme, authority, path]);
        equal(uriOfPath(pathOfUri(uri)!), uri);
      }),
      { numRuns: 500 },
    );
  });
});

describe('URIs of files', () => {
  it('become absolute paths and come back', () => {
    for (const uri of ['file:///home/me/a.md', 'file:///home/me/a%20b/%C3%BC.md', 'file:///']) {
      equal(uriOfPath(pathOfUri(uri)!), uri);
    }
    equal(pathOfUri('FILE:///home/me/'), '/home/me');
  });
});
