/** Checks `portal explain`, and `portal match` by reference and by wording. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../../src/app/command.ts';
import { emptyStore, type Interviewer } from '../../../src/app/interviewer.ts';
import { exitRequest, type Reply } from '../../../src/app/prompts.ts';
import { askForMatches as matchQuestions } from '../../../src/features/portal/match-questions.ts';
import {
  afi,
  day,
  extractHeader,
  lastCommit,
  newPortalRegister,
  readRegisterFile,
} from '../../helpers/portal.ts';
import { actionText, inspectionText, registerFiles } from '../../helpers/register.ts';
import { git } from '../../helpers/tool.ts';

const extractWith = (...rows: readonly string[]) => `${extractHeader}\n${rows.join('\n')}\n`;
const ladderWording = 'The force should mend ladder docks-2021-rec-1 by the end of the season.';

test('suggestions name the files that are rejected, and fail', async () => {
  const root = newPortalRegister({
    'portal/2022-06-01.csv': extractWith(`7,Recommendation,Closed,x,${ladderWording},docks-2021`),
  });
  expect((await afi(root, 'portal', 'match')).code).toBe(0);
  writeFileSync(join(root, 'register/actions/docks-2021-rec-1.yaml'), 'title: [\n');
  const { code, err } = await afi(root, 'portal', 'match');
  expect(code).toBe(1);
  expect(err).toContain('1 file is rejected and not counted: register/actions/docks-2021-rec-1.yaml');
});

describe('an explanation', () => {
  const files = {
    'portal/2022-06-01.csv': extractWith(`7,Recommendation,Closed,x,${ladderWording},docks-2021`),
  };
  const top = 'portal_refs: ["7"]\n';

  test('creates the file, and the next one is added to it', async () => {
    const root = newPortalRegister({ ...files, 'actions/docks-2021-rec-1.yaml': actionText({ top }) });
    expect((await afi(root, 'portal', 'compare', '--strict')).code).toBe(1);
    const { code } = await afi(
      root,
      'explain',
      '7',
      '--reason',
      'Closed: told by telephone.',
      '--until',
      '2022-07-31',
    );
    expect(code).toBe(0);
    expect(readRegisterFile(root, 'portal/explanations.yaml')).toBe(
      '# yaml-language-server: $schema=../schemas/explanations.schema.json\nexplanations:\n  - ref: "7"\n    reason: "Closed: told by telephone."\n    on: 2022-06-30\n    until: 2022-07-31\n',
    );
    expect((await afi(root, 'portal', 'compare', '--strict')).code).toBe(0);
    const textBefore = readRegisterFile(root, 'portal/explanations.yaml');
    expect((await afi(root, 'portal', 'explain', 'docks-2021-rec-1', '--reason', 'As above.')).code).toBe(0);
    expect(readRegisterFile(root, 'portal/explanations.yaml')).toBe(
      `${textBefore}  - action: docks-2021-rec-1\n    reason: As above.\n    on: 2022-06-30\n`,
    );
    expect(lastCommit(root)).toMatch(
      /^Explain why docks-2021-rec-1 differs from the portal\n\nAfi-Command: portal explain/,
    );
  });

  test('needs a known record, a reason, and an end after its start', async () => {
    const root = newPortalRegister(files);
    const refusalOf = async (...argv: readonly string[]) =>
      (await afi(root, 'portal', 'explain', ...argv)).err;
    expect(await refusalOf('docks-2021-rec-2', '--reason', 'x')).toContain(
      'Did you mean `docks-2021-rec-1`?',
    );
    expect(await refusalOf('7')).toContain('--reason');
    expect(await refusalOf('7', '--reason', 'x', '--until', '2022-06-01')).toContain('before');
    expect(git(root, day, 'log', '--format=%s')).toBe('Begin\n');
  });

  test('that matches no difference any more is listed', async () => {
    const root = newPortalRegister({
      ...files,
      'portal/explanations.yaml': 'explanations:\n  - {ref: "99", reason: Late.}\n',
    });
    expect((await afi(root, 'portal', 'compare')).err).toContain(
      'Explanations of differences that no longer exist: 99.',
    );
  });
});

describe('a match by wording', () => {
  const files = {
    'inspections/docks-2021.yaml': inspectionText('docks-2021'),
    'portal/2022-06-01.csv': extractWith(`7,Recommendation,Open,x,${ladderWording},docks-2021`),
  };

  test('is listed and never recorded automatically', async () => {
    const root = newPortalRegister(files);
    const { code, out } = await afi(root, 'portal', 'match');
    expect(code).toBe(0);
    expect(out).toMatch(/docks-2021-rec-1 +7 +1\.00 +high/);
    expect(JSON.parse((await afi(root, 'portal', 'match', '--json')).out).suggestions).toEqual([
      { action: 'docks-2021-rec-1', ref: '7', score: 1, level: 'high', part: false },
    ]);
    expect(git(root, day, 'log', '--format=%s')).toBe('Begin\n');
  });

  test('is recorded when it is accepted: the reference is added above the history, and nothing else changes', async () => {
    const root = newPortalRegister(files);
    const textBefore = readRegisterFile(root, 'actions/docks-2021-rec-1.yaml');
    expect((await afi(root, 'portal', 'match', '--accept', 'docks-2021-rec-1=7')).code).toBe(0);
    const textAfter = readRegisterFile(root, 'actions/docks-2021-rec-1.yaml');
    expect(textAfter).toBe(textBefore.replace('history:', 'portal_refs: ["7"]\nhistory:'));
    expect(lastCommit(root)).toMatch(
      /^Match docks-2021-rec-1 with a row of the portal\n\nAfi-Command: portal match/,
    );
    expect((await afi(root, 'portal', 'compare', '--strict')).code).toBe(0);
    const secondRun = await afi(root, 'portal', 'match', '--accept', 'docks-2021-rec-1=7');
    expect(secondRun.err).toContain('already has the reference 7');
  });

  test('needs an action and a row that exist', async () => {
    const root = newPortalRegister(files);
    expect((await afi(root, 'portal', 'match', '--accept', 'docks-2021-rec-1=77')).err).toContain(
      'no extract has a row 77',
    );
    expect((await afi(root, 'portal', 'match', '--accept', 'docks-2021-rec-1')).err).toContain('ACTION=REF');
  });

  test('is asked about pair by pair on a terminal, with the differences in wording', async () => {
    const { openRegister: validate } = await import('../../../src/app/open-register.ts');
    const { shelfOf } = await import('../../helpers/register.ts');
    const changedWording = ladderWording.replace('ladder', 'step');
    const source = shelfOf(
      registerFiles({
        ...files,
        'portal/2022-06-01.csv': extractWith(`7,Recommendation,Open,x,${changedWording},docks-2021`),
      }),
    );
    const context = {
      ...validate(source, day),
      screen: { width: 80, colour: false },
    } as unknown as CommandContext;
    const answersTo = async (answer: Reply) => {
      const questions: string[] = [];
      const choose = async (question: string) => {
        questions.push(question);
        return answer;
      };
      const show = (text: string) => questions.push(text);
      const ask = { choose, show, store: emptyStore } as unknown as Interviewer;
      const options = await matchQuestions(context, ask, { json: false });
      return { questions, accept: (options as { accept?: readonly string[] }).accept };
    };
    const { questions, accept } = await answersTo('yes');
    expect(accept).toEqual(['docks-2021-rec-1=7']);
    expect(questions[0]).toContain('[-ladder-] {+step+}');
    for (const answer of ['no', 'stop']) expect((await answersTo(answer)).accept).toEqual([]);
    await expect(answersTo(exitRequest)).rejects.toThrow('Cancelled. Nothing was changed.');
  });
});

describe('comparing an extract with an earlier one', () => {
  const history = ['{on: 2022-01-04, event: issued}', '{on: 2022-01-10, event: submitted, batch: 2021-06}'];
  const row = (ref: string, status: string, text = 'One text.') =>
    `${ref},Recommendation,${status},Title ${ref},${text},Docks`;
  const files = {
    'actions/docks-2021-rec-1.yaml': actionText({ top: 'portal_refs: ["1"]\n', history }),
    'portal/2022-01-31.csv': extractWith(row('1', 'Open'), row('2', 'Open'), row('3', 'Open')),
    'portal/2022-02-28.csv': extractWith(row('1', 'Open'), row('3', 'Open')),
    'portal/2022-03-31.csv': extractWith(
      row('1', 'Submitted for closure'),
      row('3', 'Open', 'Another text.'),
      row('4', 'Open'),
    ),
  };

  test('shows added, removed and changed rows, and how long a submission took to appear', async () => {
    const root = newPortalRegister(files);
    const { out } = await afi(root, 'portal', 'compare', '2022-03-31', '--against', '2022-01-31', '--json');
    const update = JSON.parse(out);
    expect(update).toMatchObject({
      schema: 'afi.reconcile-against/1',
      earlier: '2022-01-31',
      later: '2022-03-31',
      added: [{ ref: '4' }],
      removed: [{ ref: '2' }],
      changed: [
        {
          ref: '1',
          field: 'status',
          was: 'Open',
          is: 'Submitted for closure',
          actions: ['docks-2021-rec-1'],
        },
        { ref: '3', field: 'wording', was: 'One text.', is: 'Another text.' },
      ],
    });
    expect(update.events).toEqual([
      { action: 'docks-2021-rec-1', kind: 'submitted', on: '2022-01-10', shown: '2022-03-31', days: 80 },
    ]);
    const page = await afi(root, 'portal', 'compare', '2022-03-31', '--against', '2022-01-31');
    expect(page.out).toContain('[-One-] {+Another+} text.');
    expect(page.out).toMatch(/^submitted +1 +80 +80 +80 +0$/m);
  });

  test('counts the days of an event that is not shown yet', async () => {
    const root = newPortalRegister(files);
    const { out } = await afi(root, 'portal', 'compare', '2022-02-28', '--against', '2022-01-31', '--json');
    expect(JSON.parse(out).delays).toContainEqual({
      ...{ kind: 'submitted', shown: 0, least: null, median: null, most: null },
      ...{ not_shown: 1, longest: 49 },
    });
  });

  test('refuses an extract that is not earlier', async () => {
    const { code, err } = await afi(
      newPortalRegister(files),
      'reconcile',
      '2022-01-31',
      '--against',
      '2022-03-31',
    );
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('is not before') });
  });
});
