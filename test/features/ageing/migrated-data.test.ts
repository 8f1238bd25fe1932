/** Checks the notes on figures that count migrated events, whose dates may be wrong. */
import { describe, expect, test } from 'vitest';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { folder, onModel, run } from '../../helpers/tool.ts';

const issuedEvent = '{on: 2021-01-04, event: issued}';
const legacyClosed = '{on: 2022-05-02, event: closed, legacy: true}';
const legacySent = '{on: 2022-05-02, event: submitted, legacy: true}';
const progress = '{on: 2022-05-20, event: progress, note: Begun.}';

/** Two closed actions and one submitted action that were migrated on 2 May 2022, and one recorded in the register. */
const root = () =>
  folder(
    registerFiles(
      Object.fromEntries(
        [
          [issuedEvent, legacyClosed],
          [issuedEvent, legacyClosed],
          [issuedEvent, legacySent],
          [issuedEvent, progress],
        ].map((history, n) => [
          `actions/docks-2021-rec-${n + 1}.yaml`,
          actionText({ id: `docks-2021-rec-${n + 1}`, history }),
        ]),
      ),
    ),
  );

const sentence =
  '2 closures and 1 submission were migrated from an earlier register. The recorded dates may not be the days on which they happened.';

describe('migrated events are marked as migrated, because their dates may be wrong', () => {
  test.each([
    ['the committee’s update', ['report', 'audit-committee']],
    ['the year in figures', ['report', 'annual']],
    ['the pack for the Board', ['report', 'board-pack']],
    ['the trend', ['trend']],
  ])('in %s', async (_, argv) => {
    const since =
      argv[0] === 'report' ? ['--since', '2021-12-31'] : ['--since', '2021-12-31', '--as-at', '2022-06-30'];
    expect((await run(root(), [...argv, ...since])).out).toContain(sentence);
  });

  test('a period without migrated events has no note', async () => {
    expect((await run(root(), ['report', 'annual', '--since', '2022-05-31'])).out).not.toContain(
      'migrated from',
    );
  });

  test('ageing has one note for live actions and one for closed actions', async () => {
    const output = (await run(root(), ['ageing'])).out.replace(/\s+/g, ' ');
    expect(output).toContain('Live actions: 1 submission was migrated from an earlier register.');
    expect(output).toContain('Closed actions: 2 closures were migrated');
    expect(output).toContain('no submission is recorded.');
  });

  test('the answer has the ids of the migrated actions', async () => {
    const { out: output } = await run(root(), ['report', 'annual', '--json']);
    expect(JSON.parse(output).taken_over).toMatchObject({
      closings: ['docks-2021-rec-1', 'docks-2021-rec-2'],
      submissions: ['docks-2021-rec-3'],
    });
  });

  test.each([[['summary']], [['list']], [['ageing']], [['report', 'annual']]])(
    'a date before the register’s own first event has a caution: %j',
    async (argv) => {
      const messagesOn = async (day: string) => (await run(root(), [...argv, '--as-at', day])).err;
      expect(await messagesOn('2021-11-25')).toContain(
        'The register’s own events begin on 20 May 2022. For 25 November 2021 it has only the actions issued and the events migrated',
      );
      expect(await messagesOn('2022-05-20')).not.toContain('migrated');
    },
  );

  test('a register without migrated events has no note', async () => {
    const { out: output, err } = await onModel('summary', '--as-at', '2015-01-01');
    expect(output + err).not.toContain('migrated');
  });
});
