// The walkthrough: every step leads to something that there is, and is ticked off by something that happens.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const extension = new URL('../../../client/', import.meta.url);
const readText = (path: string) => readFileSync(new URL(path, extension), 'utf8');
const { contributes, name, publisher } = JSON.parse(readText('package.json'));
const texts: Record<string, string> = JSON.parse(readText('package.nls.json'));

interface Step {
  id: string;
  title: string;
  description: string;
  media: { svg: string; altText: string };
  completionEvents: string[];
}

const [walkthrough] = contributes.walkthroughs as { id: string; title: string; description: string; steps: Step[] }[];
const commands = (contributes.commands as { command: string }[]).map(({ command }) => command);
const views = (contributes.views.clausetrace as { id: string }[]).map(({ id }) => id);
const sources = readdirSync(new URL('src/', extension), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => readText(`src/${file}`))
  .join('\n');

const resolve = (text: string): string => texts[text.slice(1, -1)] ?? assert.fail(`${text} is not in package.nls.json`);
const isOurs = (id: string): boolean => id.startsWith('clausetrace.');

/** Whether a command can be run: one of ours, or what VS Code makes of a view of ours. */
const exists = (command: string): boolean =>
  !isOurs(command) || commands.includes(command) || views.some(view => `${view}.focus` === command);

const checks: Record<string, (value: string) => boolean> = {
  onCommand: value => commands.includes(value),
  onView: value => views.includes(value),
  onContext: value => sources.includes(`set('${value.replace('clausetrace.', '')}'`),
  onSettingChanged: value => Object.hasOwn(contributes.configuration.properties, value),
};

describe('the walkthrough', () => {
  for (const step of walkthrough!.steps) {
    it(`${step.id} leads to commands that there are`, () => {
      const links = [...resolve(step.description).matchAll(/\]\(command:([^?)]*)[^)]*\)/g)].map(
        ([, command]) => command!,
      );
      assert.ok(links.length > 0, 'a step can be taken from where it is described');
      assert.deepEqual(
        links.filter(command => !exists(command)),
        [],
      );
    });

    it(`${step.id} is done when something happens`, () => {
      assert.ok(step.completionEvents.length > 0);
      for (const event of step.completionEvents) {
        const [kind = '', value = ''] = event.split(/:(.*)/s);
        assert.ok(checks[kind]?.(value), event);
      }
    });

    it(`${step.id} has a picture in the colours of the theme, and words for it`, () => {
      const svg = readText(step.media.svg);
      assert.ok(resolve(step.media.altText).length > 20);
      assert.doesNotMatch(svg, /<script|<style|href=|\son\w+=/i);
      assert.doesNotMatch(svg, /#[0-9a-f]{3,8}\b|\b(black|white)\b/i);
    });
  }

  it('is where the welcome view says it is', () => {
    const id = `${publisher}.${name}#${walkthrough!.id}`;
    const said = Object.values(texts).filter(text => text.includes('openWalkthrough'));
    assert.ok(said.length > 0);
    for (const text of said) assert.ok(decodeURIComponent(text).includes(`["${id}"]`), text);
  });
});
