/** Checks which framework tables, filters and papers use, where a register has several. */
import { describe, expect, test } from 'vitest';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const framework = (id: string, period: string, title = id) =>
  `id: ${id}\ntitle: ${title}\n${period}questions:\n  - number: "1"\n    title: The ${id} question\n    topics: [{number: "1.1"}]\n  - {number: "2"}\n`;

const action = (number: number, issueDate: string, paf: string) => ({
  [`actions/docks-2021-rec-${number}.yaml`]: actionText({
    id: `docks-2021-rec-${number}`,
    top: `paf: [${paf}]\n`,
    history: [`{on: ${issueDate}, event: issued}`],
  }),
});

const files = registerFiles({
  ...action(1, '2019-05-01', '"1.1"'),
  ...action(2, '2021-05-01', '"1"'),
  ...action(3, '2021-06-01', '"2", "waves:1"'),
  ...action(4, '2022-02-01', '"1.1"'),
  ...action(5, '2022-03-01', '"tides:2"'),
  'frameworks/tides.yaml': framework('tides', 'from: 2021-01-01\nuntil: 2021-11-30\n'),
  'frameworks/waves.yaml': framework('waves', 'from: 2022-01-01\nsource: summary\n'),
});

const json = async (...argv: readonly string[]) =>
  JSON.parse((await run(folder(files), [...argv, '--json'])).out);

const rowsOf = async (...argv: readonly string[]) => {
  const { rows } = await json('summary', '--rows', 'paf', ...argv);
  return Object.fromEntries(
    rows.map(({ label, cells }: { label: string; cells: Record<string, { ids: string[] }> }) => [
      label,
      cells['recommendation']?.ids.map((id) => Number(id.split('-').at(-1))),
    ]),
  );
};

describe('the rows of a table by question', () => {
  test('are those of the framework in force on the day; keys of the next one are in a row', async () => {
    expect(await rowsOf('--as-at', '2021-11-30')).toEqual({
      '1 The tides question': [1, 2],
      2: [3],
      'Later frameworks': [3],
    });
  });

  test('have the actions of earlier frameworks in one row', async () => {
    expect(await rowsOf('--as-at', '2022-06-01')).toEqual({
      '1 The waves question': [3, 4],
      'Earlier frameworks': [1, 2, 3, 5],
    });
  });

  test('are those of the framework that is asked for', async () => {
    expect(await rowsOf('--framework', 'tides')).toEqual({
      '1 The tides question': [1, 2],
      2: [3, 5],
      'Later frameworks': [3, 4],
    });
  });

  test('are those of one framework in each period of a trend', async () => {
    const { rows } = await json('trend', '--rows', 'paf', '--since', '2021-05-31', '--by', 'quarter');
    expect(rows.map(({ label }: { label: string }) => label)).toEqual([
      '1 The waves question',
      'Earlier frameworks',
    ]);
  });

  test('name the framework, whose wording it is, and a day on which none was in force', async () => {
    const notes = async (day: string) =>
      (await run(folder(files), ['summary', '--rows', 'paf', '--as-at', day])).out;
    expect(await notes('2022-06-01')).toContain(
      "Questions: waves (in the force's own words; the published framework prevails).",
    );
    expect(await notes('2021-12-31')).toContain(
      'No framework was in force on 31 December 2021. tides is the last one before that day.',
    );
    expect(await notes('2020-12-31')).toContain('tides is the first one after that day.');
    expect(await notes('2021-11-30')).not.toContain('No framework');
  });
});

describe('--paf', () => {
  const ids = async (...argv: readonly string[]) =>
    (await json('list', ...argv)).actions.map(({ id }: { id: string }) => Number(id.split('-').at(-1)));

  test('chooses by a key of the framework of the day, and all that is under it', async () => {
    expect(await ids('--paf', '1', '--as-at', '2021-11-30')).toEqual([1, 2]);
    expect(await ids('--paf', '1')).toEqual([3, 4]);
    expect(await ids('--paf', '1.1')).toEqual([4]);
  });

  test('chooses by a key that names its framework', async () => {
    expect(await ids('--paf', 'tides:1')).toEqual([1, 2]);
    expect(await ids('--paf', 'tides:1', '--paf', 'waves:1')).toEqual([1, 2, 3, 4]);
  });

  test('is of the framework that --framework names', async () => {
    const { total } = await json('summary', '--paf', '1', '--framework', 'tides');
    expect(total.recommendation.live).toBe(2);
  });

  test.each([['3'], ['tide:1'], ['waves:3'], ['one']])('refuses the unknown key %s', async (key) => {
    expect(await run(folder(files), ['list', '--paf', key])).toMatchObject({ code: 2, out: '' });
  });

  test('--framework without questions is refused', async () => {
    expect((await run(folder(files), ['summary', '--framework', 'tides'])).code).toBe(2);
  });
});

describe('the framework of a paper', () => {
  const paper = (extraLines = '', template = 'audit-committee') =>
    folder({
      ...files,
      'papers/june.yaml': `id: june\ntemplate: ${template}\ntitle: Update\nas_at: 2022-06-01\n${template === 'audit-committee' ? '' : 'public: false\n'}${extraLines}`,
    });
  const report = (root: string) => run(root, ['report', 'june']);

  test('is the one in force on its day', async () => {
    expect((await report(paper())).out).toContain(
      "waves (in the force's own words; the published framework prevails): two questions",
    );
  });

  test.each([['audit-committee'], ['board-pack'], ['self-assessment']])(
    'is the one that its file names: %s',
    async (template) => {
      const { out } = await report(paper('framework: tides\n', template));
      expect(out).toContain('tides');
      expect(out).not.toContain("force's own words; the published");
    },
  );

  test('is left out where its file has none', async () => {
    const { code, out } = await report(paper('framework: none\n'));
    expect(code).toBe(0);
    expect(out).not.toContain('Appendix B');
    expect(out).not.toContain('No framework');
    expect(out).toContain('Appendix A');
  });

  test('must be in the register', async () => {
    expect(await report(paper('framework: wave\n'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean `waves`?'),
    });
  });
});
