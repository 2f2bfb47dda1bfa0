// A folder that lies inside an SMS: the SMS is analysed whole, as the command line does, and findings are shown of the folder.

import { deepEqual, equal } from 'node:assert/strict';
import { cleanUp, fullClient, Project, plainClient, policy } from '../support/project.ts';

const files = {
  'sms.yaml': 'organization: A\nrules: { coverage/*: off }\nroles: { boss: { holder: B } }\n',
  'policy.md': policy('POL-A', '[x](x.md)'),
  'processes/incident.md': '[policy](../policy.md#none) [[POL-A]]\n',
  'processes/problem.md': '[x](x.md)\n',
};

describe('a folder inside an SMS', () => {
  afterEach(cleanUp);

  it('is checked with all of the SMS, and shows its own findings', async () => {
    const project = new Project(files);
    const client = await plainClient({ uri: () => project.uri('processes') });
    await client.untilRules(project.uri('processes/incident.md'), ['reference/broken-anchor']);
    await client.untilRules(project.uri('processes/problem.md'), ['reference/broken-link']);
    const { params } = await client.untilChecked();
    deepEqual(
      params.systems.map(({ root }: { root: string }) => root),
      [project.uri()],
    );
    equal(client.published(project.uri('policy.md')), undefined);
  });

  it('shows findings of other documents of the SMS while they are open', async () => {
    const project = new Project(files);
    const client = await plainClient({ uri: () => project.uri('processes') });
    await client.untilChecked();
    const uri = project.uri('policy.md');
    client.open(uri, `${files['policy.md']}\n# None\n`);
    await client.until('findings', () => client.rules(uri)?.includes('reference/broken-link'));
    await client.untilRules(project.uri('processes/incident.md'), []);
    client.close(uri);
    await client.untilRules(uri, []);
    await client.untilRules(project.uri('processes/incident.md'), ['reference/broken-anchor']);
  });

  it('shares the SMS with another folder of it', async () => {
    const project = new Project({ ...files, 'plans/plan.md': '[y](y.md)\n' });
    const client = await fullClient([{ uri: () => project.uri('processes') }, { uri: () => project.uri('plans') }]);
    const { params } = await client.untilChecked();
    equal(params.systems.length, 1);
    const report = await client.request('workspace/diagnostic', { previousResultIds: [] });
    deepEqual(report.items.map(({ uri }: { uri: string }) => uri).sort(), [
      project.uri('plans/plan.md'),
      project.uri('processes/incident.md'),
      project.uri('processes/problem.md'),
    ]);
  });
});
