// The editor and the command line say the same of the same bytes.

import { deepEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LspClient, serverProgram, type TestDiagnostic } from '../support/lsp-client.ts';
import { cleanUp, Project, startClient } from '../support/project.ts';

const asOf = '2026-11-20';

interface Said {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly range: unknown;
  readonly message: string;
}

async function saidByCommand(project: Project): Promise<Said[]> {
  const args = [await serverProgram(), 'check', project.folder, '--format', 'json', '--as-of', asOf];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e8 });
  const { findings } = JSON.parse(stdout) as { findings: Said[] };
  return sorted(findings.map(({ file, rule, severity, range, message }) => ({ file, rule, severity, range, message })));
}

async function serverOn(project: Project): Promise<LspClient> {
  const client = await startClient();
  await client.initialize({ rootUri: project.uri(), initializationOptions: { asOf } });
  await client.untilChecked();
  return client;
}

/** What the client was told last of each file. */
function saidBy(client: LspClient, project: Project): Said[] {
  const last = new Map(
    client.all('textDocument/publishDiagnostics').map(({ params }) => [params.uri, params.diagnostics]),
  );
  const severities = ['', 'error', 'warning', 'info', 'hint'];
  const said = [...last].flatMap(([uri, diagnostics]) =>
    diagnostics.map(({ code, severity, range, message }: TestDiagnostic) => ({
      file: decodeURIComponent(uri.slice(project.uri().length + 1)),
      rule: code,
      severity: severities[severity],
      range,
      message,
    })),
  );
  return sorted(said.filter(({ severity }) => severity !== 'hint'));
}

function sorted(said: Said[]): Said[] {
  const key = (one: Said) => JSON.stringify([one.file, one.range, one.rule, one.message]);
  return said.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function sample(path: string): Project {
  const project = new Project();
  cpSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), project.folder, { recursive: true });
  return project;
}

describe('the language server and the command line', () => {
  afterEach(cleanUp);

  for (const path of ['samples', 'test/e2e/fixture/sms', 'docs']) {
    it(`say the same of ${path}`, async () => {
      const project = sample(path);
      const client = await serverOn(project);
      deepEqual(saidBy(client, project), await saidByCommand(project));
    });
  }

  for (const seed of [1, 2, 3]) {
    it(`say the same after many edits (seed ${seed})`, async () => {
      const project = sample('test/e2e/fixture/sms');
      const client = await serverOn(project);
      const checks = client.all('clausetrace/status').length;
      new Typist(client, project, seed).work(150);
      // The disk, once all is closed, is what counts; a last change shows when the server has come to it.
      project.write('last.md', '[x](nowhere.md)\n');
      client.watched([project.uri('last.md'), 1]);
      await client.untilRules(project.uri('last.md'), ['reference/broken-link']);
      await client.until('another check', () => client.all('clausetrace/status').length > checks);
      const expected = await saidByCommand(project);
      await client
        .until('agreement', () => JSON.stringify(saidBy(client, project)) === JSON.stringify(expected))
        .catch(() => {});
      deepEqual(saidBy(client, project), expected);
    });
  }
});

/** Opens, edits, closes, saves, makes, renames and deletes files at random, the same for the same seed. */
class Typist {
  readonly #client: LspClient;
  readonly #project: Project;
  readonly #names = [
    'policy.md',
    'processes/incident.md',
    'processes/problem.md',
    'new.md',
    'processes/new.yaml',
    'sms.yaml',
    'sub/sms.yaml',
  ];
  readonly #saved = new Set(this.#names.slice(0, 3));
  readonly #open = new Map<string, number>();
  #state: number;

  constructor(client: LspClient, project: Project, seed: number) {
    this.#client = client;
    this.#project = project;
    this.#state = seed;
  }

  work(steps: number): void {
    for (let step = 0; step < steps; step++) this.#step(this.#pick(this.#names));
    for (const name of this.#open.keys()) this.#client.close(this.#project.uri(name));
  }

  #step(name: string): void {
    const uri = this.#project.uri(name);
    const version = this.#open.get(name);
    const action = this.#random(6);
    if (action < 3 && version !== undefined) {
      this.#client.change(uri, version + 1, this.#text(name));
      this.#open.set(name, version + 1);
    } else if (action < 3) {
      this.#client.open(uri, this.#text(name));
      this.#open.set(name, 1);
    } else if (action === 3 && version !== undefined) {
      this.#client.close(uri);
      this.#open.delete(name);
    } else if (action === 4 && this.#saved.has(name)) {
      this.#project.remove(name);
      this.#saved.delete(name);
      this.#client.watched([uri, 3]);
    } else {
      this.#project.write(name, this.#text(name));
      this.#client.watched([uri, this.#saved.has(name) ? 2 : 1]);
      this.#saved.add(name);
    }
  }

  #text(name: string): string {
    if (name.endsWith('sms.yaml')) {
      return this.#pick([
        'organization: A\n',
        'organization: A\nrules: { coverage/*: off, reference/broken-link: info }\n',
        'organization: A\nexclude: ["new.md"]\nroles: { boss: { title: Boss, holder: B } }\n',
        'organization: [\n',
        'organization: A\nwaivers: [{ rule: reference/broken-anchor, where: POL-1, reason: r, approved_by: b, expires: 2027-01-01 }]\n',
      ]);
    }
    const [id, other] = [
      this.#pick(['POL-1', 'POL-2', 'POL-3', 'PRC-INC']),
      this.#pick(['POL-1', 'POL-2', 'PRC-X', 'PRC-INC']),
    ];
    if (name.endsWith('.yaml'))
      return `id: ${id}\ntype: register\nregister: risks\nrows: [{ id: ${other}, owner: role:boss }]\n`;
    const heading = this.#pick(['One', 'Two', 'Words']);
    const link = this.#pick([
      'policy.md#one',
      'processes/incident.md',
      'new.md#two',
      'incident.md',
      '../policy.md',
      '#words',
      'sub/',
    ]);
    const body = `# ${heading}\n\n[link](${link}) [[${other}]] ${other} <!-- clause: ${this.#pick(['5.2', '8.6.1', '99'])} -->\n`;
    const note = this.#pick(['', '<!-- clausetrace-disable-next-line reference/broken-link: known -->\n[y](y.md)\n']);
    const status = this.#pick(['draft', 'approved', 'retired', 'wrong']);
    const links = `related: [${other}]\nimplements: [${this.#pick(['POL-1', 'POL-2'])}]\nclauses: [${this.#pick(['5.2', '8.6.1', '8.6', '77'])}]`;
    const metadata = `---\nid: ${id}\ntitle: T\ntype: policy\nstatus: ${status}\nowner: role:boss\n${links}\n---\n\n`;
    return this.#pick([metadata, metadata, '']) + body + note;
  }

  #pick<T>(values: readonly T[]): T {
    return values[this.#random(values.length)]!;
  }

  #random(limit: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return (this.#state >>> 8) % limit;
  }
}
