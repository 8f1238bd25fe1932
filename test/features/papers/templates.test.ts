/** Checks that templates/README.md lists every slot of each paper, and no other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reports } from '../../../src/features/papers/report-list.ts';
import { home, onModel } from '../../helpers/tool.ts';

const readme = readFileSync(join(home, 'templates/README.md'), 'utf8');

/** The rows of a section's table of slots: the report, the slots, and their description. */
function rowsUnder(
  heading: string,
): readonly { readonly report: string; readonly slots: readonly string[]; readonly description: string }[] {
  const section = readme.split(/^## /m).find((text) => (text.split('\n')[0] ?? '').includes(heading)) ?? '';
  return [...section.matchAll(/^\| (?:([a-z0-9-]+): )?(`.*?`) \| (.*) \|$/gm)].map(
    ([, report = '', slots = '', description = '']) => ({
      report,
      slots: [...slots.matchAll(/`([^`]+)`/g)].map(([, slot = '']) => slot),
      description,
    }),
  );
}

const everyPaper = rowsUnder('What every paper has').flatMap(({ slots }) => slots);
const identifyingKeys = ['schema', 'report'];

const commands: Readonly<Record<string, readonly string[]>> = {
  'audit-committee': ['audit-committee-2021-12-16'],
  'closure-submission': ['closure-submission', '--ready'],
  'group-pack': ['group-pack', 'custody-dag'],
  chase: ['chase', 'Head of Custody'],
  'section-55': ['section-55', 'vawg-2021'],
  'cause-of-concern': ['cause-of-concern', 'peel-2019-coc-1'],
};

test.each(reports.map((report) => report.name))(
  'the slots of %s are those that its README names',
  async (name) => {
    const report = reports.find((candidate) => candidate.name === name);
    const { out } = await onModel('report', ...(commands[name] ?? [name]), '--json', '--today', '2021-11-25');
    const answer = JSON.parse(out);
    const rows = rowsUnder(`${name}.md`).filter((row) => row.report === '' || row.report === name);
    const namedSlots = rows.flatMap(({ slots }) => slots);
    for (const slot of namedSlots.filter((entry) => !['tables', 'charts', 'narrative'].includes(entry)))
      expect(
        slot.split('.').reduce((value, key) => value?.[key], answer),
        slot,
      ).toBeDefined();
    const ownSlots = Object.keys(answer).filter((key) => ![...everyPaper, ...identifyingKeys].includes(key));
    expect(namedSlots.map((slot) => slot.split('.')[0])).toEqual(expect.arrayContaining(ownSlots));
    const expectSlots = (group: string, blocks: object = {}) =>
      expect(
        rows
          .filter(({ slots }) => slots.includes(group))
          .flatMap(({ description }) => description.split(':')[0]?.split(', '))
          .sort(),
      ).toEqual(Object.keys(blocks).sort());
    expectSlots('tables', report?.tables(answer));
    const charts = report?.charts?.(answer) ?? {};
    expectSlots('charts', charts);
    const template = readFileSync(join(home, `templates/${name}.md`), 'utf8');
    const drawnCharts = [...template.matchAll(/\{\{ charts\.(\w+)/g)].map(([, slot]) => slot);
    expect(drawnCharts.sort(), 'the charts that the template draws').toEqual(Object.keys(charts).sort());
  },
);
