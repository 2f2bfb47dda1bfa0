import assert from 'node:assert/strict';
import { mentionsIn } from '../../../server/src/documents/mentions.ts';

describe('mentionsIn', () => {
  const cases: [text: string, ...mentions: string[]][] = [
    ['See PRC-INC, POL-SM.', 'PRC-INC', 'POL-SM'],
    ['REC-INC-2026Q1', 'REC-INC-2026Q1'],
    ['(PRC-INC) "PRC-PRB" PRC-CHG: PRC-REL; PRC-SUP’s', 'PRC-INC', 'PRC-PRB', 'PRC-CHG', 'PRC-REL', 'PRC-SUP'],
    ['PRC-INC#escalation', 'PRC-INC'],
    ['1-2 and 2026-01', ''],
    ['SLA and ABC', ''],
    ['a/PRC-INC and PRC-INC/a and PRC-INC.md', ''],
    ['x@PRC-INC and PRC-INC@x', ''],
    ['https://x/?id=PRC-INC&PRC-PRB', ''],
    ['FOO-BAR_baz xFOO-BAR FOO-BARx FOO-Bar ÄFOO-BAR FOO-BARä', ''],
    ['PRC-INC- -PRC-INC PRC-INC-Prozess', ''],
    ['iso27001:A-5', ''],
    ['role:incident-manager', 'role:incident-manager'],
    ['(role:sms.manager).', 'role:sms.manager'],
    ['role:a-b, role:c.', 'role:a-b', 'role:c'],
    ['parole:x role: x xrole:y', ''],
  ];
  for (const [text, ...expected] of cases) {
    it(JSON.stringify(text), () => {
      const mentions = mentionsIn({ text, start: 100, places: undefined });
      assert.deepEqual(
        mentions.map(({ kind, id }) => (kind === 'role' ? `role:${id}` : id)),
        expected.filter(Boolean),
      );
      for (const { kind, id, span } of mentions) {
        assert.equal(text.slice(span.start - 100, span.end - 100), kind === 'role' ? `role:${id}` : id);
      }
    });
  }
});
