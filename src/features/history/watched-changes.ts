/** Finds the changes of watched places in a commit: settings, markings, portal words, extracts, papers, pipelines and so on. */
import type { RecordedCommit, RecordRevision, RecordVersion } from '../../domain/commit-history.ts';
import { canonicalJson, deepEqual, type Fields, isMap, toText } from '../../domain/plain-data.ts';
import { truncateText } from '../../output/safe-text.ts';
import { commandsOf, namedCommands } from './claimed-commands.ts';
import { type Difference, excerptDifference, listDifferences } from './describe-differences.ts';
import {
  type ChangeWeight,
  findWatchedPlace,
  type WatchedCode,
  type WatchedPlace,
} from './watched-places.ts';

/** A change of a watched place. */
export interface WatchedChange {
  readonly weight: ChangeWeight;
  readonly code: WatchedCode;
  readonly file: string;
  /** Null for a file that was removed. */
  readonly field: string | null;
  /** Null for a new value. */
  readonly was: string | null;
  /** Null for a removed value. */
  readonly is: string | null;
  /** What the place decides, as the end of a sentence. */
  readonly decides: string;
  /** The command of `afi` whose work it is; null for a change made by hand. */
  readonly command: string | null;
  /** The command that the commit's message names, whether or not it made the change; null if it names none. */
  readonly claimedCommand: string | null;
}

/** Two versions of a file: the former one that could be read, and the present one. */
export interface VersionPair extends RecordRevision {
  /** Ids that the commit changed, old to new. */
  readonly names?: ReadonlyMap<string, string>;
}

/** A difference at a watched place. */
export interface WatchedDifference extends Difference {
  readonly file: string;
  readonly place: WatchedPlace & { readonly code: WatchedCode };
  /** The record before the change. */
  readonly formerData: unknown;
}

/** A change at a commit with its weight: that of its place, unless a command made it whose work it is, or the record is not of the past yet. */
export function weighDifference(
  commit: RecordedCommit,
  { file, place, field, before, after, formerData }: WatchedDifference,
): WatchedChange {
  const commands = commandsOf(commit);
  const ownCommand = place.commands.find((command) => commands.includes(command));
  const isOfPast = place.isPast?.(formerData, commit.day) !== false;
  const isOpen = ownCommand !== undefined || !isOfPast;
  const weight = isAddition(before, after) ? place.added : place.changed;
  return {
    weight: isOpen ? 'notice' : weight,
    code: place.code,
    file,
    field: field === '' ? null : field,
    was: before === undefined ? null : toText(before),
    is: after === undefined ? null : toText(after),
    decides: (isOfPast ? place.decidesOfPast : undefined) ?? place.decides,
    command: ownCommand ?? place.editors?.find((command) => commands.includes(command)) ?? null,
    claimedCommand: namedCommands(commit.message)[0] ?? null,
  };
}

/** A change in a sentence, with both values. */
export function describeWatchedChange(change: WatchedChange): string {
  const { field, was, is, decides, command, claimedCommand } = change;
  const author =
    command !== null
      ? `by \`afi ${command}\``
      : claimedCommand === null
        ? 'by hand'
        : `by hand (the message names \`afi ${claimedCommand}\`, which does not do this)`;
  const subject = field ?? 'the file';
  if (is === null)
    return `${subject} was removed ${author}${was ? `: it was ${quote(was)}` : ''}. It decides ${decides}`;
  if (was === null) return `${subject} was added ${author}: ${quote(is)}. It decides ${decides}`;
  const [formerText, presentText] = excerptDifference(was, is).map(quote);
  return `${subject} was changed ${author} from ${formerText} to ${presentText}. It decides ${decides}`;
}

/** In characters. */
const quotedLength = 80;

const quote = (text: string): string => `‘${truncateText(text.replace(/\s+/g, ' ').trim(), quotedLength)}’`;

/** Whether nothing that was there changed: the value is new, or is the former list with further texts. */
const isAddition = (before: unknown, after: unknown): boolean =>
  before === undefined ||
  (Array.isArray(before) &&
    Array.isArray(after) &&
    deepEqual(
      before,
      after.filter((entry: unknown) => before.some((formerEntry: unknown) => deepEqual(formerEntry, entry))),
    ));

/** The differences at watched places between two versions of a file. What is recorded for the first time is not a change. */
export function listWatchedDifferences(pair: VersionPair): readonly WatchedDifference[] {
  const { file, before, after } = pair;
  if (before === undefined || before.id === after?.id) return [];
  const linePlace = findWatchedPlace(file, undefined);
  const formerData = before.data;
  if (linePlace)
    return compareLines(before, after).map((difference) => ({
      ...difference,
      ...{ file, place: linePlace, formerData },
    }));
  return compareData(pair).flatMap((difference): readonly WatchedDifference[] => {
    const place = findWatchedPlace(file, difference.field);
    return place ? [{ ...difference, file, place, formerData }] : [];
  });
}

/** The values of watched fields that differ, and the lists that differ only in their order. */
function compareData({ file, before, after, names }: VersionPair): readonly Difference[] {
  const formerFields = watchedFieldsOf(file, withNewNames(before?.data, names ?? new Map()));
  const presentFields = watchedFieldsOf(file, after?.data);
  if (!formerFields || !presentFields) return [];
  const differences = listDifferences(formerFields, presentFields);
  const isListed = (key: string) =>
    differences.some(
      ({ field }) => field === key || field.startsWith(`${key}.`) || field.startsWith(`${key}[`),
    );
  const reorderedLists = Object.keys(formerFields).filter(
    (key) => !deepEqual(formerFields[key], presentFields[key]) && !isListed(key),
  );
  return [
    ...differences,
    ...reorderedLists.map((field) => ({ field, before: formerFields[field], after: presentFields[field] })),
  ];
}

/** The fields of a record that are watched, or have a watched part; undefined for data that is not a map. */
const watchedFieldsOf = (file: string, data: unknown): Fields | undefined =>
  isMap(data)
    ? Object.fromEntries(Object.entries(data).filter(([key]) => findWatchedPlace(file, key) !== undefined))
    : undefined;

/** The first line that differs. Line ends and Unicode normal forms are not compared; a removed file is one difference. */
function compareLines(before: RecordVersion, after: RecordVersion | undefined): readonly Difference[] {
  if (after === undefined) return [{ field: '', before: firstLines(before)[0] ?? '', after: undefined }];
  const [formerLines, presentLines] = [firstLines(before), firstLines(after)];
  const length = Math.max(formerLines.length, presentLines.length);
  for (let index = 0; index < length; index++)
    if (formerLines[index] !== presentLines[index])
      return [{ field: `line ${index + 1}`, before: formerLines[index], after: presentLines[index] }];
  return [];
}

/** The lines of a version; for a version that is not text, its id. */
export function firstLines(version: RecordVersion): readonly string[] {
  const text = version.readText?.();
  if (text === undefined || text.includes('\0')) return [version.id];
  return text
    .normalize('NFC')
    .trimEnd()
    .split(/\r\n?|\n/);
}

/** A value with the ids that a commit changed replaced in it. */
function withNewNames(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (names.size === 0 || value === undefined) return value;
  return JSON.parse(canonicalJson(value), (_, inner: unknown) =>
    typeof inner === 'string' ? (names.get(inner) ?? inner) : inner,
  );
}
