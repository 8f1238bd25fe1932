/** `portal`: takes an extract of the monitoring portal in, as it was given, and tells what in it is odd. */

import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import {
  type Column,
  columnNames,
  liveReader,
  typeReader,
  usualHeadings,
} from '../../domain/records/portal-extract.ts';
import { extractFile, settingsFile } from '../../domain/records/record-paths.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { normaliseHeading } from '../../domain/sheet.ts';
import { didYouMean } from '../../domain/text/nearest.ts';
import { inspectorateTypes, typeWords } from '../../domain/vocabulary.ts';
import { clean } from '../../output/safe-text.ts';
import { csvRecord } from '../../output/write-csv.ts';
import { addItem, setValue } from '../../storage/yaml-edit/edit.ts';
import { changed, dayOf } from '../edit-actions/action-selection.ts';
import type { PortalOptions } from './command.ts';
import { extractFrom, type Remark, type Taken } from './import-extract.ts';

export const runPortalImport: Command<PortalOptions> = async (context, options) => {
  const on = dayOf(context, options.on);
  const file = extractFile(on);
  requireSettings(context, 'no extract can be read');
  const sheets = await context.sheetsOf(options.file);
  if (!sheets.ok) throw new UserError(sheets.error);
  const said = meant(options);
  const settings = withMeanings(context.register.settings, said);
  const taken = extractFrom(sheets.value, settings, options.sheet);
  if (typeof taken === 'string') throw new UserError(`${options.file}: ${taken}`);
  const text = csvRecord(taken.lines);
  refuseAnother(context, on, text);
  const changes = [{ file, before: undefined, after: text }, ...settingsChange(context, said)];
  const subject = `Take in the portal extract of ${on}`;
  return { ...changed('portal', subject, changes, options), text: told(taken, settings) };
};

/** One extract a day: another file for the same day is a slip, and the same file again changes nothing. */
function refuseAnother({ recordOf, rejected }: CommandContext, on: string, text: string): void {
  const file = extractFile(on);
  const before = recordOf(file);
  if (before === '' && !rejected.includes(file)) return;
  throw new UserError(
    before === text
      ? `${file} is there already, and says the same.`
      : `${file} is there already, and is another one. \`afi undo\` takes back a wrong one; --on says of which day this is.`,
  );
}

export interface Meanings {
  readonly columns: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, string>>;
  readonly statuses: Readonly<Record<string, string>>;
}

const statusMeanings = ['open', 'submitted', 'closed'];

function meant({ column, type, status }: PortalOptions): Meanings {
  const pairs = (given: readonly string[] | undefined, flag: string) =>
    (given ?? []).map((pair): readonly [string, string] => {
      const at = flag === '--column' ? pair.indexOf('=') : pair.lastIndexOf('=');
      if (at < 1 || at === pair.length - 1)
        throw new UserError(`write ${flag} as NAME=VALUE; \`${pair}\` is not.`);
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    });
  const among = (value: string, known: readonly string[], flag: string) => {
    if (known.includes(value)) return;
    throw new UserError(
      `${flag}: \`${value}\` is none of ${known.join(', ')}. ${didYouMean(value, known)}`.trim(),
    );
  };
  const [columns, types, statuses] = [
    pairs(column, '--column'),
    pairs(type, '--type'),
    pairs(status, '--status'),
  ];
  for (const [name] of columns) among(name, columnNames, '--column');
  const twice = columns.find(([name, heading]) =>
    columns.some(([other, same]) => other !== name && normaliseHeading(same) === normaliseHeading(heading)),
  );
  if (twice)
    throw new UserError(`--column: the column \`${twice[1]}\` cannot be two things. Say which it is.`);
  for (const [, meaning] of types) among(meaning, inspectorateTypes, '--type');
  for (const [, meaning] of statuses) among(meaning, statusMeanings, '--status');
  return {
    columns: Object.fromEntries(columns),
    types: Object.fromEntries(types),
    statuses: Object.fromEntries(statuses),
  };
}

const statusPairs = ({ statuses }: Meanings) => ({
  closed: Object.keys(statuses).filter((word) => statuses[word] === 'closed'),
  live: Object.entries(statuses).filter(([, meaning]) => meaning !== 'closed'),
});

/** The settings as they will be once what was said is stored. */
export function withMeanings(settings: Settings, said: Meanings): Settings {
  const { closed, live } = statusPairs(said);
  const { columns, types, statuses, closed_statuses: closedBefore } = settings.portal ?? {};
  return {
    ...settings,
    portal: {
      columns: { ...columns, ...(said.columns as Partial<Record<Column, string>>) },
      types: { ...types, ...said.types },
      statuses: { ...statuses, ...(Object.fromEntries(live) as Record<string, 'open' | 'submitted'>) },
      closed_statuses: [...(closedBefore ?? []), ...closed],
    },
  };
}

/** What was said about columns and words, stored in register.yaml for the next time. */
function settingsChange({ recordOf }: CommandContext, said: Meanings) {
  const before = recordOf(settingsFile);
  const { closed, live } = statusPairs(said);
  const settings: readonly (readonly [string, string, string])[] = [
    ...Object.entries(said.columns).map(([key, value]) => ['columns', key, value] as const),
    ...Object.entries(said.types).map(([key, value]) => ['types', key, value] as const),
    ...live.map(([key, value]) => ['statuses', key, value] as const),
  ];
  const set = settings.reduce(
    (text, [map, key, value]) => setValue(text, ['portal', map, key], value),
    before,
  );
  const after = closed.reduce((text, word) => addItem(text, ['portal', 'closed_statuses'], word), set);
  return after === before ? [] : [{ file: settingsFile, before, after }];
}

function told({ sheet, headerRow, lines, remarks }: Taken, settings: Settings): string {
  const [header = [], ...rows] = lines;
  const place = (column: Column) => header.indexOf(usualHeadings[column]);
  const [typeOf, isLive] = [typeReader(settings), liveReader(settings)];
  const live = rows.filter((row) => isLive(row[place('status')] ?? ''));
  const counts = inspectorateTypes.map((type) => {
    const count = live.filter((row) => typeOf(row[place('type')] ?? '') === type).length;
    return `${count} ${count === 1 ? typeWords[type].one : typeWords[type].many}`;
  });
  const all = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  const summary = `${all} of ${clean(sheet)}, header in row ${headerRow}; live: ${counts.join(', ')}.`;
  return [summary, ...remarks.map(remarkText)].join('\n');
}

const remarkText = ({ sheet, rows, message }: Remark): string => {
  const where = rows.length === 0 ? '' : rows.length === 1 ? `, row ${rows[0]}` : `, rows ${rows.join(', ')}`;
  return clean(`${sheet}${where}: ${message}.`);
};
