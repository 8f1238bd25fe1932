/** Reads what the options of `portal import` and `portal words` record about the columns and words of extracts, and writes it to register.yaml. */

import { type CommandContext, UserError } from '../../app/command.ts';
import { lookUp } from '../../app/lookup.ts';
import { parseWord } from '../../domain/parse-vocabulary.ts';
import {
  type ExtractColumn,
  extractColumns,
  type PortalStatusMeaning,
  portalStatusMeanings,
} from '../../domain/records/portal-extract.ts';
import { settingsFile } from '../../domain/records/record-paths.ts';
import type { Settings } from '../../domain/records/settings.ts';
import type { Register } from '../../domain/register.ts';
import { normaliseHeading } from '../../domain/sheet.ts';
import { findWord, normaliseName, suggestValues } from '../../domain/text/word-matching.ts';
import { type ActionType, inspectorateTypes } from '../../domain/vocabulary.ts';
import { addItem, setValue } from '../../storage/yaml-edit/edit.ts';
import type { PortalImportOptions, PortalWordsOptions } from './command.ts';

/** What the options say about the columns and words of an extract. */
export interface Meanings {
  readonly columns: Readonly<Partial<Record<ExtractColumn, string>>>;
  readonly types: Readonly<Record<string, ActionType>>;
  readonly statuses: Readonly<Record<string, PortalStatusMeaning>>;
  /** Ids of inspections by the portal's names. */
  readonly inspections: Readonly<Record<string, string>>;
}

/** The meanings that the options of a call give. @throws UserError if an option is not a pair, or its name or meaning is not known. */
export function parseMeanings(
  register: Register,
  options: PortalWordsOptions & Pick<PortalImportOptions, 'column'>,
): Meanings {
  const { column = [], type = [], status = [], inspection = [] } = options;
  const headings = column.map((pair) => splitPair(pair, pair.indexOf('='), '--column'));
  // A word may contain `=`; its meaning does not.
  const types = type.map((pair) => splitPair(pair, pair.lastIndexOf('='), '--type'));
  const names = inspection.map((pair) => splitPair(pair, pair.lastIndexOf('='), '--inspection'));
  const statuses = status.map((pair) => splitPair(pair, pair.lastIndexOf('='), '--status'));
  const columns = headings.map(
    ([name, heading]) => [requireKnown(name, extractColumns, 'column'), heading] as const,
  );
  const conflict = columns.find(([name, heading]) =>
    columns.some(
      ([otherName, otherHeading]) =>
        otherName !== name && normaliseHeading(otherHeading) === normaliseHeading(heading),
    ),
  );
  if (conflict)
    throw new UserError(`--column: the column \`${conflict[1]}\` has two meanings. Enter one of them.`);
  return {
    columns: Object.fromEntries(columns),
    types: Object.fromEntries(
      types.map(([word, meaning]) => [word, requireKnown(meaning, inspectorateTypes, 'type')]),
    ),
    statuses: Object.fromEntries(
      statuses.map(([word, meaning]) => [word, requireKnown(meaning, portalStatusMeanings, 'status')]),
    ),
    inspections: Object.fromEntries(names.map(([name, id]) => [name, requireInspection(register, id)])),
  };
}

function splitPair(pair: string, separator: number, flag: string): readonly [string, string] {
  if (separator < 1 || separator === pair.length - 1)
    throw new UserError(`write ${flag} as NAME=VALUE; \`${pair}\` is not.`);
  return [pair.slice(0, separator).trim(), pair.slice(separator + 1).trim()];
}

function requireInspection(register: Register, name: string): string {
  const inspection = lookUp(register, 'inspection', name);
  if (inspection.ok) return inspection.value;
  throw new UserError(`--inspection: ${inspection.error}`);
}

function requireKnown<Value extends string>(
  value: string,
  allowedValues: readonly Value[],
  option: string,
): Value {
  const match = findWord(value, allowedValues) ?? findWord(parseWord(option, value) ?? value, allowedValues);
  if (match !== undefined) return match;
  throw new UserError(`--${option}: \`${value}\` is not accepted. ${suggestValues(value, allowedValues)}`);
}

/** One value of register.yaml under `portal`: a map, its key and the meaning. */
type PortalSetting = readonly [
  map: 'columns' | 'types' | 'statuses' | 'inspections',
  key: string,
  meaning: string,
];

/** The settings that the meanings make, under the keys that register.yaml already has for the same words. */
function listSettings({ portal }: Settings, meanings: Meanings): readonly PortalSetting[] {
  const maps = ['columns', 'types', 'statuses', 'inspections'] as const;
  return maps.flatMap((map) => {
    const keys = Object.keys(portal?.[map] ?? {});
    const keyOf = (word: string) => keys.find((key) => normaliseName(key) === normaliseName(word)) ?? word;
    return Object.entries(meanings[map]).map(([word, meaning]) => [map, keyOf(word), meaning] as const);
  });
}

/** Whether a setting is a closed status that register.yaml does not have yet: it is added to the list of closed statuses. */
const isNewClosedStatus = ({ portal }: Settings, [map, key, meaning]: PortalSetting): boolean =>
  map === 'statuses' && meaning === 'closed' && portal?.statuses?.[key] === undefined;

/** The settings with the new meanings added. */
export function withMeanings(settings: Settings, meanings: Meanings): Settings {
  const { portal } = settings;
  return {
    ...settings,
    portal: {
      ...portal,
      columns: { ...portal?.columns, ...meanings.columns },
      types: { ...portal?.types, ...meanings.types },
      statuses: { ...portal?.statuses, ...meanings.statuses },
      inspections: { ...portal?.inspections, ...meanings.inspections },
    },
  };
}

/** The change of register.yaml that records the meanings; none if it has them already. */
export function settingsChange({ recordText, register }: CommandContext, meanings: Meanings) {
  const textBefore = recordText(settingsFile);
  const { settings } = register;
  const closedStatuses = new Set((settings.portal?.closed_statuses ?? []).map(normaliseName));
  const textAfter = listSettings(settings, meanings).reduce((text, setting) => {
    const [map, key, meaning] = setting;
    if (!isNewClosedStatus(settings, setting)) return setValue(text, ['portal', map, key], meaning);
    return closedStatuses.has(normaliseName(key)) ? text : addItem(text, ['portal', 'closed_statuses'], key);
  }, textBefore);
  return textAfter === textBefore ? [] : [{ file: settingsFile, before: textBefore, after: textAfter }];
}
