/** `due`: what needs the officer now, each with what to type next. */
import { inWords } from '../../model/calendar.ts';
import type { Filter } from '../../model/filter.ts';
import { paint } from '../../render/paint.ts';
import { right, type Table, tableOf, wordy } from '../../render/table.ts';
import { terminalTable } from '../../render/terminal.ts';
import { type Due, dueOn } from '../../reports/due.ts';
import { answered, answeredData, json } from '../answer.ts';
import type { Command, Screen } from '../command.ts';
import { refuseUnknown } from '../filter-check.ts';

export interface DueOptions {
  readonly asAt?: string;
  readonly json: boolean;
  readonly filter: Filter;
}

export const due: Command<DueOptions> = (opened, { asAt, json: asJson, filter }) => {
  const { register, files, screen } = opened;
  refuseUnknown(register, filter);
  const result = dueOn(register, files, asAt ?? register.today, filter);
  if (asJson) return answeredData(opened, json('due', result));
  const sections = sectionsOf(result).filter(({ table }) => table.rows.length > 0);
  const head = `As at ${inWords(result.as_at)}`;
  if (sections.length === 0) return answered(opened, `${head}: nothing needs you.`);
  return answered(opened, [head, ...sections.map((section) => drawn(section, screen))].join('\n\n'));
};

interface Section {
  readonly heading: string;
  readonly table: Table;
  /** What to type next. */
  readonly next: string;
}

function drawn({ heading, table, next }: Section, screen: Screen): string {
  const colours = paint(screen.colour);
  return [
    `${colours.bold(`${heading}: ${table.rows.length}`)}`,
    terminalTable(table, screen),
    `Next: ${next}`,
  ].join('\n');
}

const owner = [wordy('Title', 20), wordy('Delivery lead', 12)] as const;
const days = (count: number | null) => (count === null ? '' : String(count));

function sectionsOf(result: Due): readonly Section[] {
  const { thresholds } = result;
  const dated = (list: Due['overdue']) =>
    list.map((one) => [
      one.id,
      one.title,
      one.delivery_lead ?? '',
      one.due,
      days(Math.abs(one.days)),
      days(one.days_past_first),
      days(one.days_with_force),
    ]);
  return [
    {
      heading: 'Without an owner',
      table: tableOf(
        ['Action', wordy('Title', 20), 'Missing'],
        result.unassigned.map(({ id, title, missing }) => [id, title, missing.join(', ')]),
      ),
      next: 'afi assign ID --force-lead … --delivery-lead … --board …',
    },
    {
      heading: 'Overdue on the force’s clock',
      table: tableOf(
        ['Action', ...owner, 'Due', right('Days past'), right('Past first'), right('With force')],
        dated(result.overdue),
      ),
      next: 'afi progress ID --rag … --note …, or afi target ID --by … --reason … --approved-by …',
    },
    {
      heading: `Due within ${thresholds.near_days} days`,
      table: tableOf(
        ['Action', ...owner, 'Due', right('Days left'), right('Past first'), right('With force')],
        dated(result.near),
      ),
      next: 'afi evidence ID --title …, then afi complete ID --approved-by …',
    },
    {
      heading: `Quiet for more than ${thresholds.quiet_days} days`,
      table: tableOf(
        ['Action', ...owner, 'Last event', right('Days')],
        result.quiet.map((one) => [
          one.id,
          one.title,
          one.delivery_lead ?? '',
          one.last_event,
          days(one.days),
        ]),
      ),
      next: 'afi progress ID --rag … --note …',
    },
    {
      heading: 'Waiting with HMICFRS',
      table: tableOf(
        [
          'Action',
          wordy('Title', 20),
          'Batch',
          'Submitted',
          right('Days'),
          right('In all'),
          right('With force'),
          'Late',
        ],
        result.waiting.map((one) => [
          one.id,
          one.title,
          one.batch ?? '',
          one.submitted_on,
          days(one.days),
          days(one.days_with_hmicfrs),
          days(one.days_with_force),
          one.late ? 'late' : '',
        ]),
      ),
      next: `ask the Force Liaison Lead about those past ${thresholds.waiting_days} days; then afi outcome [BATCH] --closed … --returned … --note …`,
    },
    {
      heading: 'Ready to submit',
      table: tableOf(
        ['Action', ...owner, 'Complete since'],
        result.ready.map((one) => [one.id, one.title, one.delivery_lead ?? '', one.completed_on ?? '']),
      ),
      next: 'afi submit BATCH --ready --to … --approved-by … --dry-run',
    },
    {
      heading: `Section 55 responses, from ${thresholds.response_days} days before their last day`,
      table: tableOf(
        ['Inspection', wordy('Title', 20), 'Published', 'Last day', right('Days left')],
        result.responses.map((one) => [
          one.inspection,
          one.title,
          one.published,
          one.last_day,
          one.days_left < 0 ? `${-one.days_left} late` : String(one.days_left),
        ]),
      ),
      next: '`afi report section-55 INSPECTION` drafts it; when it is published, write `response: {published: …}` in the inspection’s file, then afi record',
    },
  ];
}
