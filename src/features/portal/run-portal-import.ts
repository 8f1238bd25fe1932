/** Runs `portal`: imports an extract of the monitoring portal and reports what in it is unusual. */

import { type Command, type CommandContext, UserError } from '../../app/command.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import {
  createLiveTest,
  createTypeParser,
  defaultExtractHeadings,
  type ExtractColumn,
  extractColumns,
  type PortalStatus,
} from '../../domain/records/portal-extract.ts';
import { extractFile, settingsFile } from '../../domain/records/record-paths.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { normaliseHeading } from '../../domain/sheet.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { type ActionType, inspectorateTypes, typeWords } from '../../domain/vocabulary.ts';
import { cleanText } from '../../output/safe-text.ts';
import { csvRecord } from '../../output/write-csv.ts';
import { addItem, setValue } from '../../storage/yaml-edit/edit.ts';
import { requireChangeDate } from '../edit-actions/change-inputs.ts';
import { proposeCommit } from '../edit-actions/pending-commit.ts';
import type { PortalOptions } from './command.ts';
import type { Remark } from './extract-remarks.ts';
import { type ImportedExtract, importExtract } from './import-extract.ts';

/** The outcome of `portal`: records an extract and what its words mean. @throws UserError if it cannot be read */
export const runPortalImport: Command<PortalOptions> = async (context, options) => {
  const on = requireChangeDate(context, options.on);
  const file = extractFile(on);
  requireSettings(context, 'no extract can be read');
  const sheets = await context.readSheets(options.file);
  if (!sheets.ok) throw new UserError(sheets.error);
  const meanings = parseMeanings(options);
  const settings = withMeanings(context.register.settings, meanings);
  const imported = importExtract(sheets.value, settings, options.sheet);
  if (!imported.ok) throw new UserError(`${options.file}: ${imported.error}`);
  const text = csvRecord(imported.value.lines);
  assertNewExtract(context, on, text);
  const changes = [{ file, before: undefined, after: text }, ...settingsChange(context, meanings)];
  const subject = `Take in the portal extract of ${on}`;
  return {
    ...proposeCommit({ command: 'portal', subject, changes, options }),
    text: describeImport(imported.value, settings),
  };
};

/** @throws UserError if the day already has an extract: another file for the same day is a mistake, and the same file changes nothing. */
function assertNewExtract({ recordText, rejected }: CommandContext, on: string, text: string): void {
  const file = extractFile(on);
  const before = recordText(file);
  if (before === '' && !rejected.includes(file)) return;
  throw new UserError(
    before === text
      ? `${file} is there already, and says the same.`
      : `${file} is there already, and is another one. \`afi undo\` takes back a wrong one; --on says of which day this is.`,
  );
}

/** What the options say about the columns and words of an extract. */
export interface Meanings {
  readonly columns: Readonly<Partial<Record<ExtractColumn, string>>>;
  readonly types: Readonly<Record<string, ActionType>>;
  readonly statuses: Readonly<Record<string, PortalStatus>>;
}

const statusMeanings = ['open', 'submitted', 'closed'] as const satisfies readonly PortalStatus[];

/** @throws UserError if an option is not a pair, or its name or meaning is not known. */
function parseMeanings({ column = [], type = [], status = [] }: PortalOptions): Meanings {
  const headings = column.map((pair) => splitPair(pair, pair.indexOf('='), '--column'));
  // A word may contain `=`; its meaning does not.
  const types = type.map((pair) => splitPair(pair, pair.lastIndexOf('='), '--type'));
  const statuses = status.map((pair) => splitPair(pair, pair.lastIndexOf('='), '--status'));
  const columns = headings.map(
    ([name, heading]) => [requireKnown(name, extractColumns, '--column'), heading] as const,
  );
  const conflict = columns.find(([name, heading]) =>
    columns.some(([other, same]) => other !== name && normaliseHeading(same) === normaliseHeading(heading)),
  );
  if (conflict)
    throw new UserError(`--column: the column \`${conflict[1]}\` cannot be two things. Say which it is.`);
  return {
    columns: Object.fromEntries(columns),
    types: Object.fromEntries(
      types.map(([word, meaning]) => [word, requireKnown(meaning, inspectorateTypes, '--type')]),
    ),
    statuses: Object.fromEntries(
      statuses.map(([word, meaning]) => [word, requireKnown(meaning, statusMeanings, '--status')]),
    ),
  };
}

function splitPair(pair: string, separator: number, flag: string): readonly [string, string] {
  if (separator < 1 || separator === pair.length - 1)
    throw new UserError(`write ${flag} as NAME=VALUE; \`${pair}\` is not.`);
  return [pair.slice(0, separator).trim(), pair.slice(separator + 1).trim()];
}

function requireKnown<Value extends string>(value: string, allowed: readonly Value[], flag: string): Value {
  const match = allowed.find((candidate) => candidate === value);
  if (match !== undefined) return match;
  throw new UserError(
    `${flag}: \`${value}\` is none of ${allowed.join(', ')}. ${didYouMean(value, allowed)}`.trim(),
  );
}

const statusPairs = ({ statuses }: Meanings) => ({
  closed: Object.keys(statuses).filter((word) => statuses[word] === 'closed'),
  live: Object.entries(statuses).flatMap(([word, meaning]) =>
    meaning === 'closed' ? [] : [[word, meaning] as const],
  ),
});

/** The settings with the new meanings added. */
export function withMeanings(settings: Settings, meanings: Meanings): Settings {
  const { closed, live } = statusPairs(meanings);
  const { columns, types, statuses, closed_statuses: closedBefore } = settings.portal ?? {};
  return {
    ...settings,
    portal: {
      columns: { ...columns, ...meanings.columns },
      types: { ...types, ...meanings.types },
      statuses: { ...statuses, ...Object.fromEntries(live) },
      closed_statuses: [...(closedBefore ?? []), ...closed],
    },
  };
}

/** The change of register.yaml that stores the meanings for the next import. */
function settingsChange({ recordText }: CommandContext, meanings: Meanings) {
  const before = recordText(settingsFile);
  const { closed, live } = statusPairs(meanings);
  const settings: readonly (readonly [string, string, string])[] = [
    ...Object.entries(meanings.columns).map(([key, value]) => ['columns', key, value] as const),
    ...Object.entries(meanings.types).map(([key, value]) => ['types', key, value] as const),
    ...live.map(([key, value]) => ['statuses', key, value] as const),
  ];
  const set = settings.reduce(
    (text, [map, key, value]) => setValue(text, ['portal', map, key], value),
    before,
  );
  const after = closed.reduce((text, word) => addItem(text, ['portal', 'closed_statuses'], word), set);
  return after === before ? [] : [{ file: settingsFile, before, after }];
}

function describeImport({ sheet, headerRow, lines, remarks }: ImportedExtract, settings: Settings): string {
  const [header = [], ...rows] = lines;
  const indexOfColumn = (column: ExtractColumn) => header.indexOf(defaultExtractHeadings[column]);
  const [typeOf, isLive] = [createTypeParser(settings), createLiveTest(settings)];
  const live = rows.filter((row) => isLive(row[indexOfColumn('status')] ?? ''));
  const counts = inspectorateTypes.map((type) => {
    const count = live.filter((row) => typeOf(row[indexOfColumn('type')] ?? '') === type).length;
    return `${count} ${count === 1 ? typeWords[type].one : typeWords[type].many}`;
  });
  const all = rows.length === 1 ? '1 row' : `${rows.length} rows`;
  const summary = `${all} of ${cleanText(sheet)}, header in row ${headerRow}; live: ${counts.join(', ')}.`;
  return [summary, ...remarks.map(remarkText)].join('\n');
}

const remarkText = ({ sheet, rows, message }: Remark): string => {
  const where = rows.length === 0 ? '' : rows.length === 1 ? `, row ${rows[0]}` : `, rows ${rows.join(', ')}`;
  return cleanText(`${sheet}${where}: ${message}.`);
};
