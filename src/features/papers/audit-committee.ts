/** The Audit Committee's update: the position on a date, what moved since the last update, and what lies ahead. */

import { withAllFields } from '../../app/complete-record.ts';
import { compareBy } from '../../domain/collections.ts';
import { formatPartialDate } from '../../domain/dates/calendar.ts';
import { boardRecord } from '../../domain/records/board.ts';
import type { Framework } from '../../domain/records/framework.ts';
import type { Register } from '../../domain/register.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import { createTable } from '../../output/table.ts';
import { takenOverTold } from '../actions/migrated-data-note.ts';
import { changesBetween } from '../changes/changes.ts';
import { portalTold } from '../portal/portal-summary.ts';
import { dateTable, groupedProgramme } from '../programme/programme.ts';
import { summaryTable, totalLive } from '../summary/document.ts';
import { publishedTable, summarise } from '../summary/summary.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import type { PeriodBalance } from './schemas/audit-committee-schema.ts';
import { hasTerms } from './sections/board-sections.ts';
import { checkConsistency } from './sections/consistency.ts';
import { overTime, overTimeCharts, overTimeDifferences, overTimeTables } from './sections/over-time.ts';
import { headOf } from './sections/paper-metadata.ts';
import { balanceOf, isOurs } from './sections/period-balance.ts';
import {
  auditTold,
  batchesTold,
  newBySource,
  readyToSubmit,
  revisited,
} from './sections/since-last-update.ts';

const dayAfterLast = '9999-12-31';

function answer(question: ReportContext) {
  const { counted: register, files, paper } = question;
  const asAt = paper.as_at;
  const since = paper.since ?? null;
  const position = summarise(register, files, publishedTable(asAt));
  const from = since ?? dayAfterLast;
  const sources = newBySource(register, from, asAt);
  const balance = since === null ? null : balanceOf(register.actions.filter(isOurs), since, asAt);
  const movement = { since: from, until: asAt, filter: {}, allTypes: false };
  const since_last = {
    revisited: revisited(register, from, asAt),
    batches: batchesTold(register, from, asAt),
    new: sources.map((source) => ({
      ...source,
      counts: source.counts.map((one) => ({ ...one, ...typeWords[one.type] })),
    })),
    new_total: sources.reduce((sum, { total }) => sum + total, 0),
    audit: auditTold(register, from, asAt),
    balance,
    taken_over: takenOverTold(register.actions.filter(isOurs), from, asAt),
  };
  const ready = readyToSubmit(register, asAt);
  const boards = register.boards.filter(hasTerms);
  const narrative = paper.narrative ?? {};
  const parts = overTime(question);
  const live = totalLive(position);
  return {
    ...headOf(question),
    engagement: engagementOn(register, asAt),
    position,
    portal: portalTold(question.reconciled()),
    live,
    ...parts,
    since_last,
    ready,
    programme: groupedProgramme(register),
    boards: boards.map((board) => withAllFields(boardRecord.schema, board)),
    framework: frameworkUsed(register),
    differences: [
      ...overTimeDifferences(parts, live.all),
      ...checkConsistency({
        position,
        changes: since === null ? null : changesBetween(register, files, movement),
        batches: since_last.batches,
        revisited: since_last.revisited,
        sources,
        ready,
        audit: since_last.audit,
        boards,
        narrative,
        lists: balance === null ? [] : figuresIn(balance),
      }),
    ],
  };
}

/** What the account of the period speaks of. */
const figuresIn = ({ opening, issued, reopened, closed, closing, routes }: PeriodBalance) => [
  ...[opening, issued, reopened, closed, closing],
  ...routes.map(({ count }) => count),
];

/** The stage of monitoring on a day; internal entries are not for a paper. */
function engagementOn({ settings }: Register, asAt: string) {
  const stages = (settings.engagement ?? []).filter(({ on, internal }) => on <= asAt && internal !== true);
  const last = [...stages].sort(compareBy(({ on }) => on)).at(-1);
  return last ? { on: last.on, stage: last.stage, note: last.note ?? null } : null;
}

/** The newest version of the framework, with its counts. */
function frameworkUsed({ frameworks }: Register) {
  const framework = frameworks.at(-1);
  if (!framework) return null;
  const questions = framework.questions ?? [];
  const topics = questions.flatMap((question) => question.topics ?? []);
  return {
    id: framework.id,
    title: framework.title,
    questions: questions.map(plainQuestion),
    count: {
      questions: questions.length,
      ungraded: questions.filter(({ graded }) => graded === false).map(({ number }) => number),
      topics: topics.length,
      characteristics: topics.flatMap((topic) => topic.characteristics ?? []).length,
    },
  };
}

const plainQuestion = ({ number, title, graded, topics }: NonNullable<Framework['questions']>[number]) => ({
  number,
  title: title ?? null,
  graded: graded !== false,
  topics: (topics ?? []).map((topic) => ({
    number: topic.number,
    title: topic.title ?? null,
    characteristics: (topic.characteristics ?? []).map((one) => ({
      number: one.number,
      title: one.title ?? null,
    })),
  })),
});

export const auditCommittee = defineReport({
  name: 'audit-committee',
  about: 'the update for the Audit Committee',
  title: 'HMICFRS improvement actions: update',
  answer,
  tellsLate: true,
  charts: overTimeCharts,
  tables: ({ position, programme, boards, trend, ageing, late }) => ({
    ...overTimeTables({ trend, ageing, late }),
    position: summaryTable(position),
    peel: dateTable(programme.peel, programme.peel.length > 1),
    dated: dateTable(programme.dated, true),
    versions: createTable(
      ['Version', 'Date', 'Status'],
      boards.flatMap(({ versions }) =>
        (versions ?? []).map(({ version, when, status }) => [
          version,
          when ? formatPartialDate(when) : '',
          status ?? '',
        ]),
      ),
    ),
  }),
});
