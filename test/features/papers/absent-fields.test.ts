/** Checks that no paper asserts a fact whose field is absent, with each optional field absent in turn. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/app/command.ts';
import { createContext } from '../../../src/app/command-context.ts';
import * as reader from '../../../src/app/open-register.ts';
import { ok } from '../../../src/domain/errors.ts';
import type { ReportOptions } from '../../../src/features/papers/command.ts';
import { reports } from '../../../src/features/papers/report-list.ts';
import { runReport } from '../../../src/features/papers/run-report.ts';
import { completeRecords, filesOf, type RecordFiles } from '../../helpers/complete-register.ts';
import { listOptionalFields, type OptionalField, withoutValues } from '../../helpers/optional-fields.ts';
import { shelfOf } from '../../helpers/register.ts';
import { runs, seed } from '../../helpers/runs.ts';
import { fixedRuntime, folder, home, run } from '../../helpers/tool.ts';

const fields = listOptionalFields(completeRecords);
const since = '2022-01-31';
const calls: readonly Omit<ReportOptions, 'json'>[] = [
  { paper: 'update' },
  { paper: 'audit-committee', since, internal: true },
  { paper: 'board-pack', since },
  { paper: 'closure-submission', about: 'june' },
  { paper: 'closure-submission', ready: true },
  { paper: 'group-pack', about: 'berths', since },
  { paper: 'chase', about: 'Head of Docks' },
  { paper: 'self-assessment', since },
  { paper: 'programme' },
  { paper: 'section-55', about: 'docks-2022' },
  { paper: 'cause-of-concern', about: 'docks-2022-coc-1' },
  { paper: 'cause-of-concern', about: 'docks-2022-coc-1', internal: true },
  { paper: 'annual' },
  { paper: 'reconciliation' },
];

/** The context of a command on records that are in no folder and have no history in git. */
function contextOf(records: RecordFiles) {
  const place = { path: join(home, 'nowhere'), source: shelfOf(filesOf(records)), folder: 'register' };
  const context = createContext(reader, place, { values: { json: false }, runtime: fixedRuntime(home) });
  const { openHistory } = context;
  const noHistory = async () => ok(undefined);
  return Object.assign(context, {
    readRegisterBy: async () => ok(undefined),
    openHistory: async () => ({ ...(await openHistory()), loadFullHistory: noHistory }),
  });
}
type Context = ReturnType<typeof contextOf>;

/** Every paper as Markdown, by its call. A paper whose subject the register no longer has is empty. */
async function pagesOf(context: Context): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const options of calls) {
    const name = Object.values(options).join(' ');
    try {
      const { text = '' } = await runReport(context, { ...options, json: false });
      pages.set(name, text.replace(/register [0-9a-f]{40}/, ''));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      pages.set(name, '');
    }
  }
  return pages;
}

/** Totals of the register in the committee’s paper, the Board’s pack and the year in figures. */
async function totalsOf(context: Context) {
  const answer = async (options: Omit<ReportOptions, 'json'>) =>
    JSON.parse((await runReport(context, { ...options, json: true })).text ?? '');
  const update = await answer({ paper: 'audit-committee', since });
  const pack = await answer({ paper: 'board-pack', since });
  const year = await answer({ paper: 'annual' });
  const {
    opening,
    issued: issuedCount,
    reopened: reopenedCount,
    closed,
    closing,
  } = update.since_last.balance;
  const [audit] = update.since_last.audit;
  return {
    committee: [
      update.live,
      update.position.total,
      { opening, issued: issuedCount, reopened: reopenedCount, closed, closing },
    ],
    audit: [audit.issued, audit.closed, audit.open],
    pack: [pack.live, pack.position.total, pack.movement_total, pack.awaiting, pack.causes.length],
    year: [year.live, year.movement_total, year.submitted, year.returned, year.months],
  };
}

/** The texts of a page: each line, and each cell of a table, without the marks of a list. */
const textsOf = (page: string): readonly string[] =>
  page
    .split('\n')
    .flatMap((line) => (line.startsWith('|') ? line.split('|').map((cell) => cell.trim()) : [line]))
    .filter((text) => !/^-*:?$/.test(text))
    .map((text) => text.replace(/^(?:\s*(?:[-*]|\d+\.)\s+|>\s*|\s+)/, ''));

/** What is left of a sentence around an empty slot. */
const gaps: readonly RegExp[] = [
  /\S {2,}\S/,
  /\(\s*\)/,
  / [,.;:](?:\s|$)/,
  /\b(?:undefined|null|NaN|Invalid)\b|\[object/,
  /\b(?:by|from|the|with|and)[,.;)]/,
  /\*{4}|\*\*\s+\*\*/,
  /^\*\*[^*]+:\*\*\s*(?:<br>)?$/,
  /[,;:]\s*[.,;:)]/,
  /^#+\s*$/,
];

/** Sentences that count, or that name what is absent. Any other negative sentence is an assertion without a record. */
const trueSentences: readonly RegExp[] = [
  /recorded/,
  /not assessed|(?:has|have) been assessed|No judgement has changed/i,
  /\bno (?:questions|topics?|topic areas|characteristics of good)\b/,
  /(?:No action|None) is overdue|No action is due/,
  /No target date was changed|no (?:changes of target date|withdrawals)/,
  /None is awaiting assessment|No returned action needs a new target|(?:not|was) counted as overdue/,
  /has no live HMICFRS actions|No action of this board was issued|do not lead any live HMICFRS actions|not included in (?:the HMICFRS|these) figures/,
  /No action is complete|For an action that is not complete|None is closed|no actions? (?:was|were)/,
  /not rated|are not included\./i,
  /is listed for publication|(?:is|lead|text|rating) not published|:\*\* not published|^not published$/,
  /may not be the days? on which/,
  /the portal|stated reason|reference it does not (?:name|have)|not (?:name|have) its reference/,
  /^None\.$|^docks-2022-[a-z]+-\d: |No decision is required/,
];
/** A text in which other numbers make no other sentence. */
const withoutNumbers = (text: string) =>
  text
    .toLowerCase()
    .replace(/\b(?:\d+|one)\b/g, '#')
    .replace(/\b(?:is|are|was|were|has|have)\b/g, 'is');
const negative = /\b(?:no|none|not|nothing|never|nobody|without|neither)\b/i;

const complete = contextOf(completeRecords);
const completePages = await pagesOf(complete);
const completeTotals = await totalsOf(complete);

/** Texts of papers that assert something about the values that the records lack. */
async function faultsWithout(places: OptionalField['places']): Promise<readonly string[]> {
  const context = contextOf(withoutValues(completeRecords, places));
  const pages = await pagesOf(context);
  expect(await totalsOf(context)).toEqual(completeTotals);
  return [...pages].flatMap(([name, page]) => {
    const completeTexts = new Set(textsOf(completePages.get(name) ?? '').map(withoutNumbers));
    const isFault = (text: string) =>
      gaps.some((gap) => gap.test(text)) ||
      (negative.test(text) && !trueSentences.some((pattern) => pattern.test(text)));
    return textsOf(page)
      .filter((text) => !completeTexts.has(withoutNumbers(text)) && isFault(text))
      .map((text) => `${name}: ${text}`);
  });
}

test('the complete register has a value for every optional field, and every paper is made from it', async () => {
  expect(fields.filter(({ places }) => places.length === 0).map(({ name }) => name)).toEqual([]);
  const { out } = await run(folder(filesOf(completeRecords)), ['check']);
  expect(out).toMatch(/^0 errors, 0 warnings/);
  expect(new Set(calls.map(({ paper }) => paper))).toEqual(
    new Set(['update', ...reports.map(({ name }) => name)]),
  );
  for (const [name, page] of completePages)
    expect({ name, gaps: textsOf(page).filter((text) => gaps.some((gap) => gap.test(text))) }).toEqual({
      name,
      gaps: [],
    });
});

describe('no paper asserts a fact that is not recorded, and no total changes, without', () => {
  test.each(fields.map(({ name, places }) => [name, places] as const))('%s', async (_, places) => {
    expect(await faultsWithout(places)).toEqual([]);
  });
});

test('no paper asserts a fact that a single record does not have', async () => {
  const place = fc.constantFrom(...fields.flatMap(({ places }) => places));
  await fc.assert(
    fc.asyncProperty(place, async (absent) => {
      expect(await faultsWithout([absent])).toEqual([]);
    }),
    { numRuns: runs(15), seed },
  );
});

/** Phrases that assert the value of a field. */
const assertions: Readonly<Record<string, RegExp>> = {
  'action.history[completed].approved_by': /An approver|agreed on|that the work is complete/,
  'action.history[target].approved_by': /approved by (?:the|The)\b.*moved|not this Board’s/,
  'action.history[closed].route': /at a revisit|after a closure submission|as implemented/,
  'action.history[evidence].tested_by': /[Tt]ested by:? (?!not recorded)|Not independently tested/,
  'action.priority': /\b(?:one|\d+) (?:high|medium|low)\b/,
  'action.deadline': /Deadline set by HMICFRS:\*\* (?:none|within)/,
  'action.cause_of_concern': /none issued/,
  'inspection.body': /\(RSM\)/,
  'inspection.response': /\(published on/,
  'board.purpose': /No board that|\*\*Purpose\.\*\*/,
  'board.chair': /chaired by|\(chair\)/,
  'paper.since': /last update reported/,
  'paper.meeting': /14 July 2022/,
  'settings.engagement': /\bengage\b/,
};

test.each(Object.entries(assertions))('without %s no paper has %s', async (name, phrase) => {
  const field = fields.find((candidate) => candidate.name === name);
  const pages = await pagesOf(contextOf(withoutValues(completeRecords, field?.places ?? [])));
  expect(field?.places.length).toBeGreaterThan(0);
  // A paper that is called by the name of its report has the period of the call.
  const checkedPages = name.startsWith('paper.') ? [pages.get('update') ?? ''] : [...pages.values()];
  expect(checkedPages.flatMap(textsOf).filter((text) => phrase.test(text))).toEqual([]);
});
