/** Lists the texts of all records with their places, for rules about characters. */
import type { Path } from '../finding.ts';
import type { Register } from '../register.ts';
import { assessmentFile, explanationsFile, extractFile, recordFile, settingsFile } from './record-paths.ts';

/** A text of a record, at a path of its file. */
export interface RecordText {
  readonly path: Path;
  readonly text: string;
}

/** The texts of each file, by its name below the register's folder; of an extract, those of its rows, whose path is the line. */
export function* recordTexts(register: Register): Generator<{ file: string; texts: readonly RecordText[] }> {
  for (const { file, record } of listRecords(register)) yield { file, texts: textsIn(record) };
  for (const extract of register.extracts)
    yield {
      file: extractFile(extract.day),
      texts: extract.rows.flatMap((row) => textsIn(row).map(({ text }) => ({ path: [row.line], text }))),
    };
}

function* listRecords(register: Register): Generator<{ file: string; record: object }> {
  yield { file: settingsFile, record: register.settings };
  for (const record of register.actions) yield { file: recordFile('action', record.id), record };
  for (const record of register.inspections) yield { file: recordFile('inspection', record.id), record };
  for (const record of register.batches) yield { file: recordFile('batch', record.id), record };
  for (const record of register.boards) yield { file: recordFile('board', record.id), record };
  for (const record of register.papers) yield { file: recordFile('paper', record.id), record };
  for (const record of register.frameworks) yield { file: recordFile('framework', record.id), record };
  for (const record of register.assessments)
    yield { file: assessmentFile(record.framework, record.question), record };
  yield { file: explanationsFile, record: register.explanations };
}

/** Records do not change, so that each is searched once, also in the registers of many commits. */
const textsByRecord = new WeakMap<object, readonly RecordText[]>();

function textsIn(record: object): readonly RecordText[] {
  const cachedTexts = textsByRecord.get(record);
  if (cachedTexts) return cachedTexts;
  const texts = [...walkTexts(record, [])];
  textsByRecord.set(record, texts);
  return texts;
}

/** The texts beyond ASCII. What a correction quotes is left out: it is the past, which nothing corrects. */
function* walkTexts(value: unknown, path: Path): Generator<RecordText> {
  if (typeof value === 'string') {
    if (/[^\0-\x7f]/.test(value)) yield { path, text: value };
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const isCorrection = 'event' in value && value.event === 'correction';
  for (const [key, part] of Object.entries(value))
    if (!(isCorrection && key === 'was'))
      yield* walkTexts(part, [...path, Array.isArray(value) ? Number(key) : key]);
}
