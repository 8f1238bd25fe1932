/** A row that the register does not know, as a new action; what its old register never recorded is taken over as `legacy` events. */

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
import { dayIn, lineIn, numberIn, type Reading, type SheetRow, textIn, wordIn } from './import-row.ts';
import { type Around, historyTaken } from './initial-history.ts';
import type { NamedInspection } from './related-records.ts';
import { needed, RowFault, type Trial, trial } from './row-errors.ts';

export interface NewRow {
  readonly id: string;
  readonly title: string;
  /** The events that bear the day of the import, since the sheet does not date them. */
  readonly undated: readonly string[];
  /** Whether it is with HMICFRS, and nothing says in which batch. */
  readonly unbatched: boolean;
  readonly file: RecordedFile;
}

/** Which action a row means, as far as it says; undefined where it names none. */
export function idOf(row: SheetRow, { surroundings }: Pick<Around, 'surroundings'>): string | undefined {
  const id = lineIn(row, 'id');
  if (id !== undefined) return id;
  // Cells at fault name no action that is there; what is wrong is told of the new one.
  const { tried } = trial();
  const [type, name, number] = [
    tried(() => wordIn(row, 'type')),
    tried(() => inspectionNamed(row)),
    tried(() => numberIn(row)),
  ];
  if (type === undefined || name === undefined || number === undefined) return undefined;
  const inspection = tried(() => surroundings.knownInspection(name));
  return inspection && `${inspection}-${typeCodes[type as ActionType]}-${number}`;
}

/** The inspection that a row names; an id alone names one that is there. */
export function inspectionNamed(row: SheetRow): NamedInspection | undefined {
  const [name, id] = [lineIn(row, 'inspection'), lineIn(row, 'inspection_id')];
  return name === undefined && id === undefined ? undefined : { name: name ?? id ?? '', id };
}

export function newRow(row: SheetRow, around: Around): NewRow {
  const { reading, surroundings } = around;
  const named = partsOfId(lineIn(row, 'id'));
  const reader = trial();
  const { tried } = reader;
  const type = tried(() =>
    needed(
      wordIn(row, 'type') ?? named?.type,
      'the type is missing: recommendation, area for improvement …',
      'type',
    ),
  ) as ActionType | undefined;
  const inspectionMeant = tried(() =>
    needed(
      inspectionNamed(row) ?? (named && { name: named.inspection, id: undefined }),
      'the inspection it came from is missing',
      'inspection',
    ),
  );
  const number = tried(() =>
    needed(
      named?.number ?? numberIn(row),
      'the number that its report gives it is missing; its id is made of that',
      'number',
    ),
  );
  const wording = tried(() =>
    needed(
      textIn(row, 'wording'),
      'the wording is missing: the text as it was published, for which a title does not stand',
      'wording',
    ),
  );
  const dates = trial();
  const published = dates.tried(() => dayIn(row, 'published', reading));
  const given = dates.tried(() => dayIn(row, 'issued', reading)) ?? published;
  const inspection =
    inspectionMeant === undefined
      ? undefined
      : tried(() =>
          surroundings.inspection(inspectionMeant, {
            origin: lineIn(row, 'origin'),
            published: published ?? given,
          }),
        );
  const issued = given ?? inspection?.published;
  tried(dates.judge);
  if (inspection && dates.faultless())
    tried(() =>
      needed(issued, 'nothing says when it was issued, nor when its report was published', 'issued'),
    );
  const facts = factsOf(row, reading, reader);
  const history = historyTaken(row, issued, around, reader);
  reader.judge();
  if (!inspection || !type || !wording) throw new RowFault('it cannot be read');
  const id = `${inspection.id}-${typeCodes[type]}-${number}`;
  if (!isId(id)) throw new RowFault(`\`${id}\` is no id`, 'inspection');
  const title = lineIn(row, 'title') ?? titleFrom(wording);
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

function partsOfId(id: string | undefined) {
  if (id === undefined) return undefined;
  const found = /^(.+)-(coc|rec|afi|act)-(\d+[a-z]?)$/.exec(id);
  if (!found || !isId(id))
    throw new RowFault(`no action is called \`${id.slice(0, 60)}\`, and it is no id of a new one`, 'id');
  const type = Object.entries(typeCodes).find(([, code]) => code === found[2])?.[0];
  return { inspection: found[1] ?? '', type, number: found[3] ?? '' };
}

/** The first sentence, where nobody wrote a title. */
const titleFrom = (wording: string): string =>
  clip(
    (/^.*?[.!?](?=\s|$)/.exec(wording.replace(/\s+/g, ' '))?.[0] ?? wording.replace(/\s+/g, ' ')).trim(),
    120,
  );

function factsOf(row: SheetRow, reading: Reading, { tried }: Trial): ValueMap {
  const facts: Record<string, Value> = {};
  for (const column of row.cells.keys()) {
    const fact = factOf(column);
    const value = tried(() => fact?.read(row, reading));
    if (!fact || value === undefined) continue;
    const [key, below] = fact.path;
    facts[key] = below === undefined ? value : { ...(facts[key] as ValueMap | undefined), [below]: value };
  }
  return withDeadline(facts, row, reading);
}

/** A deadline in words may be a day. */
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
