/** Plans a new action from a row that the register does not have; its history is migrated as `legacy` events. */

import type { RecordedFile } from '../../app/command.ts';
import { isId } from '../../domain/ids.ts';
import { fieldPosition } from '../../domain/records/action.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import { type ActionType, typeCodes } from '../../domain/vocabulary.ts';
import { clip } from '../../output/safe-text.ts';
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';
import { createRecordFile } from '../edit-actions/pending-commit.ts';
import { readDay } from './cell-dates.ts';
import { factOf } from './column-parsers.ts';
import {
  type Reading,
  readDate,
  readLine,
  readNumber,
  readText,
  readWord,
  type SheetRow,
} from './import-row.ts';
import { buildInitialHistory, type HistoryContext } from './initial-history.ts';
import { collectErrors, type ErrorCollector, RowFault, requireValue } from './row-errors.ts';
import { parseActionId, readInspection } from './row-identity.ts';

export interface NewRow {
  readonly id: string;
  readonly title: string;
  /** Events that have the day of the import, because the sheet does not date them. */
  readonly undated: readonly string[];
  /** Whether it is submitted without a batch. */
  readonly unbatched: boolean;
  readonly file: RecordedFile;
}

export function planNewRow(row: SheetRow, around: HistoryContext): NewRow {
  const { reading, surroundings } = around;
  const named = parseActionId(readLine(row, 'id'));
  const reader = collectErrors();
  const { attempt } = reader;
  const type = attempt(() =>
    requireValue(
      readWord(row, 'type') ?? named?.type,
      'the type is missing: recommendation, area for improvement …',
      'type',
    ),
  ) as ActionType | undefined;
  const inspectionMeant = attempt(() =>
    requireValue(
      readInspection(row) ?? (named && { name: named.inspection, id: undefined }),
      'the inspection it came from is missing',
      'inspection',
    ),
  );
  const number = attempt(() =>
    requireValue(
      named?.number ?? readNumber(row),
      'the number that its report gives it is missing; its id is made of that',
      'number',
    ),
  );
  const wording = attempt(() =>
    requireValue(
      readText(row, 'wording'),
      'the wording is missing: the text as it was published, for which a title does not stand',
      'wording',
    ),
  );
  const dates = collectErrors();
  const published = dates.attempt(() => readDate(row, 'published', reading));
  const given = dates.attempt(() => readDate(row, 'issued', reading)) ?? published;
  const inspection =
    inspectionMeant === undefined
      ? undefined
      : attempt(() =>
          surroundings.inspection(inspectionMeant, {
            origin: readLine(row, 'origin'),
            published: published ?? given,
          }),
        );
  const issued = given ?? inspection?.published;
  attempt(dates.throwIfAny);
  if (inspection && dates.isClean())
    attempt(() =>
      requireValue(issued, 'nothing says when it was issued, nor when its report was published', 'issued'),
    );
  const facts = readFacts(row, reading, reader);
  const history = buildInitialHistory(row, issued, around, reader);
  reader.throwIfAny();
  if (!inspection || !type || !wording) throw new RowFault('it cannot be read');
  const id = `${inspection.id}-${typeCodes[type]}-${number}`;
  if (!isId(id)) throw new RowFault(`\`${id}\` is no id`, 'inspection');
  const title = readLine(row, 'title') ?? titleFrom(wording);
  const record: ValueMap = {
    ...inRecordOrder({ id, type, inspection: inspection.id, ...facts, title, wording }),
    history: history.events,
  };
  return {
    id,
    title,
    undated: history.undated,
    unbatched: history.unbatched,
    file: createRecordFile('action', fileOf('action', id), record),
  };
}

/** A title from the first sentence of the wording. */
const titleFrom = (wording: string): string =>
  clip(
    (/^.*?[.!?](?=\s|$)/.exec(wording.replace(/\s+/g, ' '))?.[0] ?? wording.replace(/\s+/g, ' ')).trim(),
    120,
  );

function readFacts(row: SheetRow, reading: Reading, { attempt }: ErrorCollector): ValueMap {
  const facts: Record<string, Value> = {};
  for (const column of row.cells.keys()) {
    const fact = factOf(column);
    const value = attempt(() => fact?.read(row, reading));
    if (!fact || value === undefined) continue;
    const [key, below] = fact.path;
    facts[key] = below === undefined ? value : { ...(facts[key] as ValueMap | undefined), [below]: value };
  }
  return withDeadline(facts, row, reading);
}

/** Adds the date of a deadline whose text is a date. */
function withDeadline(
  facts: Readonly<Record<string, Value>>,
  row: SheetRow,
  { mapping, order }: Reading,
): ValueMap {
  const cell = row.cells.get('deadline');
  if (!cell || row.cells.has('deadline_by')) return facts;
  const read = readDay(cell, order ?? mapping.dates);
  if ('fault' in read) return facts;
  return {
    ...facts,
    deadline: cell.date === undefined ? { text: cell.text.trim(), by: read.day } : { by: read.day },
  };
}

const inRecordOrder = (record: ValueMap): ValueMap =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => fieldPosition(a) - fieldPosition(b)));
