/** `import`: a spreadsheet taken in. It prints what it would do; with `--apply` that is recorded, in one commit. */
import { same } from '../../model/data.ts';
import type { DateOrder } from '../../model/vocabulary.ts';
import { csvText } from '../../render/csv.ts';
import { json } from '../answer.ts';
import { type ChangeOptions, changed, dayOf } from '../changing/change.ts';
import { type Command, type Opened, UserError } from '../command.ts';
import { type Chosen, chosenSheet, type Mapping, mappingIn, mappingRows, noMapping } from './mapping.ts';
import { planText } from './plan.ts';
import { planned } from './planning.ts';

export interface ImportOptions extends ChangeOptions {
  readonly file: string;
  readonly sheet?: string;
  readonly mapping?: string;
  /** What was answered on a terminal. */
  readonly answered?: Mapping;
  readonly dates?: DateOrder;
  readonly origin?: string;
  readonly note?: string;
  readonly approvedBy?: string;
  readonly apply?: boolean;
  readonly withoutRefused?: boolean;
  readonly dryRun?: boolean;
  readonly json: boolean;
}

export const importSheet: Command<ImportOptions> = async (opened, options) => {
  const { mapping, chosen } = await readSheet(opened, options);
  const { plan, files } = planned(opened, chosen, {
    file: nameOf(options.file),
    on: dayOf(opened, options.on),
    reading: { mapping, order: options.dates },
    origin: options.origin,
    note: options.note,
    approvedBy: options.approvedBy,
  });
  const text = options.json ? json('import', plan) : planText(plan, opened.screen);
  const changes = savedMapping(options, chosen, mapping);
  const refused = plan.refused.length > 0;
  if (!options.apply) {
    const next = files.length > 0 ? ['Nothing was changed; `--apply` records it.'] : [];
    return {
      text,
      notes: [...next, ...changes.map(({ file }) => `Wrote ${file}.`)],
      changes,
      failed: refused,
    };
  }
  if (refused && !options.withoutRefused)
    throw new UserError(
      `nothing was changed: ${plan.refused.length} rows or cells are refused. Put them right, or say --without-refused to leave them out.\n\n${text}\n\nNothing was changed: see what is refused above.`,
    );
  if (files.length === 0) return { text: `${text}\n\nNothing to record.`, changes };
  const touched = [...plan.added, ...plan.changed].map(({ id }) => id);
  const subject = `Import ${plan.added.length} new and ${plan.changed.length} changed actions from ${nameOf(options.file)}`;
  return { ...changed('import', subject, files, options, [], touched), text, changes };
};

const nameOf = (file: string): string => file.replace(/^.*[\\/]/, '');

/** The sheet that is meant, and how it is read. */
export async function readSheet(
  opened: Opened,
  options: ImportOptions,
): Promise<{ readonly mapping: Mapping; readonly chosen: Chosen }> {
  const sheets = await opened.sheetsOf(options.file);
  if (typeof sheets === 'string') throw new UserError(sheets);
  const kept = options.mapping === undefined ? undefined : await mappingIn(opened, options.mapping);
  const mapping = options.answered ?? kept ?? noMapping;
  return { mapping, chosen: chosenSheet(options.file, sheets, options.sheet, mapping) };
}

/** The mapping as a file, where one is named and does not say so yet; what the officer wrote in it stays. */
function savedMapping({ mapping: file, dates, dryRun }: ImportOptions, { header }: Chosen, mapping: Mapping) {
  if (file === undefined || dryRun) return [];
  const rows = mappingRows(header.headings, { ...mapping, dates: dates ?? mapping.dates });
  return same(rows, mapping.rows) ? [] : [{ file, after: csvText(rows) }];
}
