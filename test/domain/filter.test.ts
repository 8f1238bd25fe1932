import { describe, expect, test } from 'vitest';
import { actionText, boardText, registerFiles } from '../helpers/register.ts';
import { folder, run } from '../helpers/tool.ts';

const root = () =>
  folder(
    registerFiles({
      'boards/berths.yaml': boardText('berths'),
      'actions/docks-2021-rec-1.yaml': actionText({
        history: [
          '{on: 2021-01-04, event: issued}',
          '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}',
          '{on: 2022-06-01, event: assigned, board: berths}',
        ],
      }),
    }),
  );

const period = ['--since', '2022-05-31', '--until', '2022-06-30'];
const changes = (...argv: readonly string[]) => run(root(), ['changes', ...period, ...argv]);

describe('a movement of selected actions shows the day of the selection', () => {
  test('if the selection at the start of the period may differ', async () => {
    const { out } = await changes('--board', 'berths');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Actions are chosen as they stand on 30 June 2022, for every column: the opening is of these, and `afi summary --as-at 2022-05-31` may choose others.',
    );
  });

  test('next to the data, to which nothing is added', async () => {
    const { out, err } = await changes('--board', 'berths', '--json');
    expect(Object.keys(JSON.parse(out))).not.toContain('chosen_on');
    expect(err).toContain('Actions are chosen as they stand on 30 June 2022');
  });

  test.each([[[]], [['--origin', 'docks']], [['--type', 'recommendation']]])(
    'but not with %j',
    async (argv) => {
      expect((await changes(...argv)).out).not.toContain('chosen');
    },
  );
});
