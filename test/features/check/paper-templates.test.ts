/** The templates and narrative slots that `check` accepts, with a force's own templates. */
import { expect, test } from 'vitest';
import { paperTemplates } from '../../../src/domain/paper-templates.ts';
import { reports } from '../../../src/features/papers/report-list.ts';
import { registerFiles } from '../../helpers/register.ts';
import { folder, run, write } from '../../helpers/tool.ts';

const paper = (...slots: readonly string[]) =>
  registerFiles({
    'papers/committee.yaml': `id: committee\ntemplate: annual\ntitle: The year\nas_at: 2022-03-31\nnarrative:\n${slots.map((slot) => `  ${slot}: Words.\n`).join('')}`,
  });

/** The slots without a place in the template, as `check` reports them with the force's own templates. */
const findingsOf = async (slots: readonly string[], templates: Readonly<Record<string, string>>) => {
  const root = folder(paper(...slots));
  write(root, templates, 'templates');
  const { code, out } = await run(root, ['check', '--json']);
  const findings: readonly { code: string; message: string }[] = JSON.parse(out).findings;
  expect(code).toBe(findings.length === 0 ? 0 : 1);
  return findings.map(({ code: finding, message }) => `${finding} ${/no slot `(.*)`/.exec(message)?.[1]}`);
};

test('every paper has a template of its name', () => {
  expect(reports.map(({ name }) => name)).toEqual(paperTemplates);
});

test('the slots are those of the force’s own template, where it has one', async () => {
  expect(await findingsOf(['introduction', 'summary'], {})).toEqual(['paper-slot summary']);
  const ownTemplate = '# The year\n\n{% if narrative.summary %}{{ narrative["summary"] | raw }}{% endif %}\n';
  expect(await findingsOf(['introduction', 'summary'], { 'annual.md': ownTemplate })).toEqual([
    'paper-slot introduction',
  ]);
});

test('the slots of an included part count, the force’s own part first', async () => {
  const ownTemplate = {
    'annual.md': '{% include "foot.md" %}',
    'foot.md': "{{ narrative['outlook'] | raw }}",
  };
  expect(await findingsOf(['outlook', 'conclusion'], ownTemplate)).toEqual(['paper-slot conclusion']);
});

test('a template that shows the whole narrative has a slot for every text', async () => {
  const ownTemplate = { 'annual.md': '{% for text in narrative %}{{ text[1] | raw }}{% endfor %}' };
  expect(await findingsOf(['anything'], ownTemplate)).toEqual([]);
});

test('templates that include each other have the slots of both', async () => {
  const ownTemplate = {
    'annual.md': '{{ narrative.one | raw }}{% if paper.since %}{% include "other.md" %}{% endif %}',
    'other.md': '{{ narrative.two | raw }}{% if paper.to %}{% include "annual.md" %}{% endif %}',
  };
  expect(await findingsOf(['one', 'two', 'three'], ownTemplate)).toEqual(['paper-slot three']);
});
