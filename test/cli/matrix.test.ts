// `clausetrace matrix`: formats, where the output goes, and what links lead to.

import assert from 'node:assert/strict';
import { lstatSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { errorsOf } from '../support/schemas.ts';
import { Folder, removeFolders, smallSms } from './harness.ts';

afterEach(removeFolders);

describe('clausetrace matrix', () => {
  it('writes to the standard output in a pipe', async () => {
    const { code, out } = await new Folder(smallSms).run(['matrix']);
    assert.equal(code, 0);
    assert.ok(out.startsWith('<!doctype html>'));
  });

  it('writes a page into the current folder on a terminal, and says where', async () => {
    const folder = new Folder(smallSms);
    const { code, out, err } = await folder.run(['matrix'], { isTerminal: true });
    assert.equal(code, 0);
    assert.equal(out, '');
    assert.equal(err, `wrote ${join(folder.path, 'clausetrace-matrix.html')}\n`);
    assert.ok(folder.read('clausetrace-matrix.html').startsWith('<!doctype html>'));
  });

  it('takes the format from the name of the output, and links relative to it', async () => {
    const folder = new Folder({ ...smallSms, 'out/keep': '' });
    await folder.run(['matrix', '--output', 'out/m.md']);
    assert.ok(folder.read('out/m.md').includes('[PRC-INC](../processes/incident.md)'));
    await folder.run(['matrix', '--output', 'm.csv']);
    assert.ok(folder.read('m.csv').startsWith('\ufeffClause,Title,'));
    await folder.run(['matrix', '--output', 'out/m.html']);
    assert.ok(folder.read('out/m.html').includes('href="../processes/incident.md"'));
  });

  it('replaces an output in one step and leaves nothing else behind', async () => {
    const folder = new Folder({ ...smallSms, 'm.html': 'old' });
    await folder.run(['matrix', '--output', 'm.html']);
    assert.ok(folder.read('m.html').startsWith('<!doctype html>'));
    assert.deepEqual(readdirSync(folder.path).sort(), ['m.html', 'processes', 'sms.yaml']);
  });

  it('takes an output without an ending for a page, and any ending beside --format', async () => {
    const folder = new Folder(smallSms);
    assert.equal((await folder.run(['matrix', '--output', 'page'])).code, 0);
    assert.ok(folder.read('page').startsWith('<!doctype html>'));
    assert.equal((await folder.run(['matrix', '--output', 'm.txt', '--format', 'csv'])).code, 0);
    assert.ok(folder.read('m.txt').startsWith('\ufeffClause,'));
  });

  it('writes where a link leads', async () => {
    const folder = new Folder({ ...smallSms, 'out/real.csv': 'old' });
    symlinkSync('out/real.csv', join(folder.path, 'm.csv'));
    await folder.run(['matrix', '--output', 'm.csv']);
    assert.ok(lstatSync(join(folder.path, 'm.csv')).isSymbolicLink());
    assert.ok(folder.read('out/real.csv').startsWith('\ufeffClause,'));
    assert.deepEqual(readdirSync(join(folder.path, 'out')), ['real.csv']);
  });

  it('writes JSON that keeps to its schema', async () => {
    const { out } = await new Folder(smallSms).run(['matrix', '--format', 'json']);
    const output = JSON.parse(out);
    assert.deepEqual(errorsOf('matrix.schema.json', output), []);
    const clause = output.matrices[0].clauses.find((row: { id: string }) => row.id === '8.6.3');
    assert.equal(clause.status, 'planned');
    assert.equal(clause.claims[0].document.file, 'processes/problem.md');
    assert.ok(!out.includes('"path"'));
  });

  it('has a section for each SMS, or the one in which the folder lies', async () => {
    const files = Object.entries(smallSms).flatMap(([path, text]) => [
      [`a/${path}`, text],
      [`b/${path}`, text.replace('organization: Acme', 'organization: Beta')],
    ]);
    const folder = new Folder(Object.fromEntries(files));
    const names = async (...args: string[]) =>
      JSON.parse((await folder.run(['matrix', '--format', 'json', ...args])).out).matrices.map(
        (matrix: { sms: { name: string } }) => matrix.sms.name,
      );
    assert.deepEqual(await names(), ['Acme', 'Beta']);
    assert.deepEqual(await names('b/processes'), ['Beta']);
    const page = (await folder.run(['matrix'])).out;
    assert.equal(page.match(/<h1>/g)?.length, 1);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(match => match[1]!);
    assert.equal(new Set(ids).size, ids.length);
  });
});
