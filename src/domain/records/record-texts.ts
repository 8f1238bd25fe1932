/** Lists the records of a register with their files, and the texts in a record with their paths. */
import { listKeys } from '../collections.ts';
import type { Path } from '../finding.ts';
import { type Fields, isMap } from '../plain-data.ts';
import type { Register } from '../register.ts';
import {
  assessmentFile,
  explanationsFile,
  extractFile,
  type FolderKind,
  recordFile,
  settingsFile,
} from './record-paths.ts';

/** A text of a record, at a path of its file. */
export interface RecordText {
  readonly path: Path;
  readonly text: string;
}

/** Every record of a register except its extracts, with its file below the register's folder. */
function* listRecords(register: Register): Generator<{ file: string; record: object }> {
  const { actions, inspections, batches, boards, papers, frameworks, rounds } = register;
  const lists: Readonly<Record<FolderKind, readonly { readonly id: string }[]>> = {
    ...{ action: actions, inspection: inspections, batch: batches },
    ...{ board: boards, paper: papers, framework: frameworks, round: rounds },
  };
  yield { file: settingsFile, record: register.settings };
  for (const kind of listKeys(lists))
    for (const record of lists[kind]) yield { file: recordFile(kind, record.id), record };
  for (const record of register.assessments)
    yield { file: assessmentFile(record.framework, record.question), record };
  yield { file: explanationsFile, record: register.explanations };
}

/** Every text of every record except the extracts, with its file. */
export function* listRecordTexts(register: Register): Generator<RecordText & { readonly file: string }> {
  for (const { file, record } of listRecords(register))
    for (const text of textsIn(record)) yield { file, ...text };
}

/** Every text in a value, with its path; `isLeftOut` can leave out a key of a map with all below it. */
export function* textsIn(
  value: unknown,
  path: Path = [],
  isLeftOut: (map: Fields, key: string) => boolean = () => false,
): Generator<RecordText> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value))
    for (const [index, element] of value.entries()) yield* textsIn(element, [...path, index], isLeftOut);
  else if (isMap(value))
    for (const [key, nestedValue] of Object.entries(value))
      if (!isLeftOut(value, key)) yield* textsIn(nestedValue, [...path, key], isLeftOut);
}

/**
 * The texts beyond ASCII in each file, for rules about characters. Of a correction, the value that it replaced is left out: it
 * is the past, which nothing corrects. In an extract, a path is the number of a line.
 */
export function* listTextsBeyondAscii(
  register: Register,
): Generator<{ file: string; texts: readonly RecordText[] }> {
  for (const { file, record } of listRecords(register)) yield { file, texts: textsBeyondAscii(record) };
  for (const extract of register.extracts)
    yield {
      file: extractFile(extract.day),
      texts: extract.rows.flatMap((row) =>
        textsBeyondAscii(row).map(({ text }) => ({ path: [row.line], text })),
      ),
    };
}

/** Records do not change, so that each is searched once, also in the registers of many commits. */
const textsByRecord = new WeakMap<object, readonly RecordText[]>();

function textsBeyondAscii(record: object): readonly RecordText[] {
  const cachedTexts = textsByRecord.get(record);
  if (cachedTexts) return cachedTexts;
  const texts = [...textsIn(record, [], isReplacedValue)].filter(({ text }) => /[^\0-\x7f]/.test(text));
  textsByRecord.set(record, texts);
  return texts;
}

const isReplacedValue = (map: Fields, key: string): boolean => key === 'was' && map['event'] === 'correction';
