/** Tells how an officer records the model force by commands alone, in an empty folder, and prints its paper for the Audit Committee. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compareBy, groupBy } from '../../src/domain/collections.ts';
import type { RegisterJson } from '../../src/features/spreadsheet/export-schema.ts';
import { csvText } from '../../src/output/write-csv.ts';
import { numberedPage } from '../helpers/framework-files.ts';
import { openOffice } from '../helpers/office.ts';
import { userEnvironment } from '../helpers/register/repositories.ts';
import { home, onModel } from '../helpers/tool.ts';

const paperId = 'audit-committee-2021-12-16';

type Model = RegisterJson;
type Call = readonly string[];

/** An option with its value; nothing for a value that is not recorded. */
const option = (name: string, value: string | null | undefined): Call =>
  value === null || value === undefined ? [] : [`--${name}`, value];
const options = (name: string, values: readonly string[]): Call =>
  values.flatMap((value) => [`--${name}`, value]);
const entries = (map: object | null): readonly string[] =>
  Object.entries(map ?? {}).map(([key, value]) => `${key}: ${value}`);

const settingsCall = ({ force, roles, public: publicText }: Model['settings']): Call => [
  ...['settings', 'set', '--force-short-name', force.short_name ?? '', '--force-area', force.area ?? ''],
  ...options('role', roles),
  ...['--origin', 'national-da-peel: National DA PEEL Thematic', '--after', 'national-peel'],
  ...options('public-words', publicText?.words ?? []),
  ...['--public-rag', publicText?.rag ? 'yes' : 'no'],
];

const boardCall = (board: Model['boards'][number]): Call => [
  ...['board', 'add', board.id, '--name', board.name],
  ...option('chair', board.chair),
  ...option('frequency', board.frequency),
  ...option('purpose', board.purpose),
  ...options('core-activity', board.core_activities),
  ...options('member', board.members),
  ...options('governance', entries(board.governance)),
  ...options(
    'terms-version',
    board.versions.map(({ version, when, status }) => `${version}: ${when}: ${status}`),
  ),
  ...option('parent', board.parent),
];

const inspectionCall = (inspection: Model['inspections'][number]): Call => [
  ...['inspection', 'add', inspection.id, '--title', inspection.title, '--origin', inspection.origin],
  ...['--status', inspection.status],
  ...option('body', inspection.body),
  ...option('published', inspection.published),
  ...options(
    'grade',
    inspection.grades.map(({ area, grade }) => `${area}: ${grade}`),
  ),
  ...options(
    'date',
    inspection.dates.map(({ when, activity }) => `${when ?? 'not known'}: ${activity}`),
  ),
  ...option('response-published', inspection.response?.published),
  ...option('note', inspection.note),
];

/** The list of the actions as they were issued, with the columns of `afi add --from`. */
function actionList({ actions }: Model): string {
  const rows = actions.map(({ record }) => ({
    inspection: record.inspection,
    type: record.type,
    number: record.id.split('-').at(-1) ?? '',
    title: record.title,
    wording: record.wording,
    cause_of_concern: record.cause_of_concern ?? '',
    priority: record.priority ?? '',
    deadline: record.deadline?.text ?? '',
    deadline_by: record.deadline?.by ?? '',
    addressees: record.addressees.join('; '),
    portal_refs: record.portal_refs.join('; '),
    paf: record.paf.join('; '),
    themes: record.themes.join('; '),
    carried_from: record.carried_from ?? '',
    marking: record.marking ?? '',
  }));
  return csvText([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]);
}

type Event = Model['actions'][number]['record']['history'][number];

/** The calls that record what happened to the actions, in the order of the days: one for all actions with the same event. */
function eventCalls({ actions, batches }: Model): readonly Call[] {
  const events = actions.flatMap(({ record }) => record.history.map((event) => ({ id: record.id, event })));
  const groups = groupBy(events, ({ event }) => [JSON.stringify([event.on, ...callOf(event, [], batches)])]);
  const days = [...groups.values()].flatMap((group) => {
    const event = group[0]?.event;
    const call = event
      ? callOf(
          event,
          group.map(({ id }) => id),
          batches,
        )
      : [];
    return event && call.length > 0 ? [{ on: event.on, call: [...call, '--on', event.on, '--yes'] }] : [];
  });
  return days.sort(compareBy(({ on }) => on)).map(({ call }) => call);
}

/** The call for an event of some actions; none for an event that the paper does not show, or that the spreadsheet has. */
function callOf(event: Event, ids: Call, batches: Model['batches']): Call {
  switch (event.event) {
    case 'completed':
      return ['complete', ...ids, ...option('approved-by', event.approved_by)];
    case 'submitted': {
      const batch = batches.find(({ id }) => id === event.batch);
      return [
        ...['submit', event.batch ?? '', ...ids, '--without-evidence'],
        ...[...option('title', batch?.title), ...option('to', batch?.to)],
        ...[...option('approved-by', batch?.approved_by), ...option('note', batch?.note)],
      ];
    }
    case 'returned':
      return ['outcome', '--returned', ...ids, ...option('note', event.note)];
    case 'closed':
      return ['close', ...ids, ...option('route', event.route)];
    default:
      return [];
  }
}

test('the whole paper of the model register is made from an empty folder, with no file edited by hand', async () => {
  const root = mkdtempSync(join(tmpdir(), 'afi-nothing-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const { runSuccessfully } = openOffice(root, { today: '2021-12-16', env: userEnvironment });
  const model: Model = JSON.parse((await onModel('export', '--format', 'json')).out);
  const file = (name: string, text: string) => {
    writeFileSync(join(root, 'desk', name), text);
    return join('desk', name);
  };
  mkdirSync(join(root, 'desk'));

  // The register, its settings, boards and inspections.
  await runSuccessfully('init', '.', '--name', model.settings.force.name);
  await runSuccessfully(...settingsCall(model.settings));
  await runSuccessfully(
    'portal',
    'words',
    ...['--status', 'Open=open', '--status', 'Further evidence requested=open'],
    ...['--status', 'Submitted for closure=submitted'],
  );
  const boards = [...model.boards].sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
  for (const board of boards) await runSuccessfully(...boardCall(board));
  for (const inspection of model.inspections) await runSuccessfully(...inspectionCall(inspection));
  for (const { on, stage, note } of model.settings.engagement)
    await runSuccessfully('engagement', 'add', '--on', on, '--stage', stage, ...option('note', note));
  const [framework] = model.frameworks;
  const questions = framework?.questions.map((question) => ({
    ...question,
    graded: question.graded !== false,
    topics: question.topics.map((topic) => ({
      ...topic,
      title: topic.title ?? '',
      characteristics: topic.characteristics.map((each) => ({ ...each, title: each.title ?? '' })),
    })),
    title: question.title ?? '',
  }));
  await runSuccessfully(
    ...['framework', 'import', file('paf.html', numberedPage(framework?.title ?? '', questions ?? []))],
    ...['--from', framework?.from ?? '', '--source', 'summary'],
  );

  // The actions: as they were issued, who has them, and what has happened.
  await runSuccessfully('add', '--from', file('actions.csv', actionList(model)), '--yes');
  const owners = join(root, 'desk/owners.csv');
  expect((await onModel('export', '--columns', 'id,force_lead,delivery_lead,board', '-o', owners)).code).toBe(
    0,
  );
  await runSuccessfully('import', 'desk/owners.csv', '--apply', '--yes', '--on', '2021-11-25');
  for (const call of eventCalls(model)) await runSuccessfully(...call);

  // The self-assessment, the portal, the paper.
  for (const { question, topics } of model.assessments) {
    const [topic] = topics;
    const judgement = topic?.history[0];
    await runSuccessfully(
      ...['assess', topic?.topic ?? question, '--judgement', judgement?.judgement ?? ''],
      ...['--note', judgement?.note ?? '', '--on', judgement?.on ?? ''],
    );
  }
  const extract = 'register/portal/2021-11-25.csv';
  copyFileSync(join(home, extract), join(root, 'desk/extract.csv'));
  await runSuccessfully('portal', 'import', 'desk/extract.csv', '--on', '2021-11-25');
  for (const { action, ref, reason, on, until } of model.explanations.explanations)
    await runSuccessfully(
      ...['portal', 'explain', action ?? ref ?? '', '--reason', reason, ...option('on', on)],
      ...option('until', until),
    );
  const paper = model.papers.find(({ id }) => id === paperId);
  await runSuccessfully(
    ...['paper', 'new', 'Audit Committee', '--meeting', '16 December 2021', '--as-at', '25 November 2021'],
    ...option('title', paper?.title),
    ...option('since', paper?.since),
    ...option('report-of', paper?.report_of),
    ...option('to', paper?.to),
    ...option('presenting-officer', paper?.presenting_officer),
    ...option('status', paper?.status),
  );
  const narrative = Object.entries(paper?.narrative ?? {});
  await runSuccessfully(
    ...['paper', 'set', paperId],
    ...options(
      'narrative-file',
      narrative.map(([slot, text]) => `${slot}=${file(`${slot}.md`, text)}`),
    ),
  );
  await runSuccessfully('paper', 'new', 'reconciliation', '--meeting', '2021-12-02', '--as-at', '2021-11-25');

  const modelPaper = (await onModel('report', paperId)).out;
  const ownPaper = await runSuccessfully('report', paperId);
  // Only the fingerprint of the files differs: their events and lines are not those of the model.
  const withoutFingerprint = (text: string) => text.replace(/[0-9a-f]{40}/, '<fingerprint>');
  expect(withoutFingerprint(ownPaper)).toBe(withoutFingerprint(modelPaper));
  await runSuccessfully('verify');
});
