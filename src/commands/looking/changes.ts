/** `changes`: what moved between two dates; it balances, or says that it does not. */
import { inWords } from '../../model/calendar.ts';
import { type Filter, filters } from '../../model/filter.ts';
import { typeWords } from '../../model/vocabulary.ts';
import { markdownTable } from '../../render/markdown.ts';
import { right, type Table, tableOf } from '../../render/table.ts';
import { terminalTable } from '../../render/terminal.ts';
import { wrap } from '../../render/text.ts';
import { type Changes, changesBetween } from '../../reports/changes.ts';
import { answered, answeredData, json, unbalancedNote } from '../answer.ts';
import { type Command, type Opened, type Outcome, UserError } from '../command.ts';
import { refuseUnknown } from '../filter-check.ts';
import { between } from './between.ts';

export interface ChangesOptions {
  readonly since?: string;
  /** Two commits or days: what was recorded in between, and not what happened. */
  readonly between?: readonly string[];
  readonly until?: string;
  readonly format?: 'table' | 'markdown' | 'json';
  readonly json: boolean;
  readonly allTypes?: boolean;
  readonly filter: Filter;
}

export const changes: Command<ChangesOptions> = (opened, options) => {
  const { since, between: revisions } = options;
  if (revisions !== undefined && since === undefined)
    return between(opened, { ...options, between: revisions });
  if (since === undefined || revisions !== undefined)
    throw new UserError(
      'say either --since DATE, for what happened, or --between REV REV, for what was recorded.',
    );
  return happened(opened, options, since);
};

function happened(opened: Opened, options: ChangesOptions, since: string): Outcome {
  const { register, files, screen } = opened;
  const { filter, allTypes = false } = options;
  const until = options.until ?? register.today;
  if (until < since) throw new UserError(`the period ends on ${until}, before it begins on ${since}.`);
  refuseUnknown(register, filter);
  const result = changesBetween(register, files, { since, until, filter, allTypes });
  const notes = unbalancedNote(result.unbalanced);
  const chosen = chosenNote(filter, result);
  if (options.json || options.format === 'json')
    return answeredData(opened, json('changes', result), [...chosen, ...notes]);
  const draw = options.format === 'markdown' ? markdownTable : (table: Table) => terminalTable(table, screen);
  const page = [
    pageOf(register.settings.origins, result, draw),
    ...chosen.map((note) => wrap(note, screen.width)),
  ];
  return answered(opened, page.join('\n\n'), notes);
}

/** Filters by what may be otherwise at the end of the period than it was at its beginning. */
const moving = [
  'status',
  'forceLead',
  'deliveryLead',
  'board',
  'batch',
  'rag',
  'overdue',
  'unassigned',
] as const;

/** That the opening is of those chosen at the end, where others may have been chosen at the beginning. */
const chosenNote = (filter: Filter, { since, until }: Changes): readonly string[] =>
  filters(Object.fromEntries(moving.map((name) => [name, filter[name]])))
    ? [
        `Actions are chosen as they stand on ${inWords(until)}, for every column: the opening is of these, and \`afi summary --as-at ${since}\` may choose others. \`afi trend\` chooses anew at each end.`,
      ]
    : [];

function pageOf(
  origins: readonly { readonly id: string; readonly label: string }[],
  result: Changes,
  draw: (table: Table) => string,
): string {
  const sections = [
    `After ${inWords(result.since)}, up to ${inWords(result.until)}`,
    draw(movementTable(origins, result)),
    ...(result.batches.length > 0 ? [draw(batchTable(result))] : []),
    ...told(
      'Submitted',
      'Batch',
      result.submitted.map(({ id, on, batch }) => [id, on, batch ?? 'no batch']),
    ),
    ...told(
      'Returned with feedback',
      'Batch',
      result.returned.map(({ id, on, batch }) => [id, on, batch ?? 'no batch']),
    ),
    ...told(
      'Withdrawn by the force',
      'Batch',
      result.withdrawn.map(({ id, on, batch }) => [id, on, batch ?? 'no batch']),
    ),
    ...told(
      'Targets changed',
      'Change',
      result.target_changes.map(({ id, on, from, to, reason }) => [
        id,
        on,
        `${from} to ${to}: ${reason ?? 'no reason given'}`,
      ]),
    ),
  ];
  return sections.join('\n\n');

  function told(heading: string, last: string, rows: readonly (readonly string[])[]): readonly string[] {
    if (rows.length === 0) return [];
    return [
      `${heading}: ${rows.length}`,
      draw(tableOf(['Action', 'On', { heading: last, least: 20 }], rows)),
    ];
  }
}

/** Rows in which anything is or was live; the rest would be blank. */
function movementTable(
  origins: readonly { readonly id: string; readonly label: string }[],
  result: Changes,
): Table {
  const label = (id: string | null) =>
    origins.find((origin) => origin.id === id)?.label ?? id ?? 'Origin not known';
  const rows = result.movement.filter(
    ({ opening, issued, closed, closing }) => opening + issued + closed + closing > 0,
  );
  const figures = (row: (typeof rows)[number]) =>
    [row.opening, row.issued, row.reopened, row.closed, row.closing].map((n) => (n === 0 ? '' : String(n)));
  const types = [...new Set(result.movement.map(({ type }) => type))];
  const sums = types.map((type) => {
    const those = rows.filter((row) => row.type === type);
    const sum = (key: 'opening' | 'issued' | 'reopened' | 'closed' | 'closing') =>
      those.reduce((total, row) => total + row[key], 0);
    const row = {
      opening: sum('opening'),
      issued: sum('issued'),
      reopened: sum('reopened'),
      closed: sum('closed'),
      closing: sum('closing'),
    };
    return {
      cells: ['Total', typeWords[type].heading, ...figures({ origin: null, type, ...row })],
      strong: true,
    };
  });
  return {
    columns: [
      { heading: 'Origin', least: 16 },
      { heading: 'Type' },
      ...['Opening', 'Issued', 'Reopened', 'Closed', 'Closing'].map(right),
    ],
    rows: [
      ...rows.map((row) => ({ cells: [label(row.origin), typeWords[row.type].heading, ...figures(row)] })),
      ...sums,
    ],
  };
}

const batchTable = ({ batches }: Changes): Table =>
  tableOf(
    ['Batch', ...['Referred', 'Closed', 'Returned', 'Withdrawn', 'Awaiting'].map(right)],
    batches.map(({ id, referred, closed, returned, withdrawn, awaiting }) => [
      id,
      ...[referred, closed, returned, withdrawn, awaiting].map((n) => (n === 0 ? '' : String(n))),
    ]),
  );
