/** A row that the register does not know, as a new action; what its old register never recorded is taken over as `legacy` events. */
import { readDay } from '../../model/exchange/dates.ts';
import { isId } from '../../model/identity.ts';
import { fileOf } from '../../model/records/places.ts';
import { type ActionType, typeCodes } from '../../model/vocabulary.ts';
import { recordText, type Value, type ValueMap } from '../../register/edit/edit.ts';
import { clip } from '../../render/text.ts';
import type { RecordedFile } from '../command.ts';
import { factOf, inOrder } from './facts.ts';
import { dayIn, lineIn, numberIn, type Reading, RowFault, type SheetRow, textIn, wordIn } from './row.ts';
import type { Surroundings } from './surroundings.ts';

export interface NewRow {
  readonly id: string;
  readonly title: string;
  readonly file: RecordedFile;
}

interface Around {
  readonly reading: Reading;
  readonly surroundings: Surroundings;
  /** The day of the import, for what the sheet does not date. */
  readonly on: string;
}

/** Which action a row means, as far as it says; undefined where it names none. */
export function idOf(row: SheetRow, { surroundings }: Pick<Around, 'surroundings'>): string | undefined {
  const id = lineIn(row, 'id');
  if (id !== undefined) return id;
  const [type, name, number] = [wordIn(row, 'type'), lineIn(row, 'inspection'), numberIn(row)];
  if (type === undefined || name === undefined || number === undefined) return undefined;
  const inspection = surroundings.knownInspection(name);
  return inspection && `${inspection}-${typeCodes[type as ActionType]}-${number}`;
}

export function newRow(row: SheetRow, around: Around): NewRow {
  const { reading, surroundings } = around;
  const named = partsOfId(lineIn(row, 'id'));
  const type = (wordIn(row, 'type') ?? named?.type) as ActionType | undefined;
  const inspectionName = lineIn(row, 'inspection') ?? named?.inspection;
  const number = named?.number ?? numberIn(row);
  if (type === undefined)
    throw new RowFault('the type is missing: recommendation, area for improvement …', 'type');
  if (inspectionName === undefined)
    throw new RowFault('the inspection it came from is missing', 'inspection');
  if (number === undefined)
    throw new RowFault('the number that its report gives it is missing; its id is made of that', 'number');
  const wording = textIn(row, 'wording') ?? lineIn(row, 'title');
  if (wording === undefined) throw new RowFault('there is no wording and no title', 'wording');
  const given = dayIn(row, 'issued', reading) ?? dayIn(row, 'published', reading);
  const inspection = surroundings.inspection(inspectionName, {
    origin: lineIn(row, 'origin'),
    published: dayIn(row, 'published', reading) ?? given,
  });
  const issued = given ?? inspection.published;
  if (issued === undefined)
    throw new RowFault('nothing says when it was issued, nor when its report was published', 'issued');
  const id = `${inspection.id}-${typeCodes[type]}-${number}`;
  if (!isId(id)) throw new RowFault(`\`${id}\` is no id`, 'inspection');
  const title = lineIn(row, 'title') ?? titleFrom(wording);
  const record: ValueMap = {
    ...inRecordOrder({ id, type, inspection: inspection.id, ...factsOf(row, reading), title, wording }),
    history: historyOf(row, issued, around),
  };
  const after = recordText(record, { schema: '../schemas/action.schema.json' });
  return { id, title, file: { file: fileOf('action', id), before: undefined, after } };
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

function factsOf(row: SheetRow, reading: Reading): ValueMap {
  const facts: Record<string, Value> = {};
  for (const column of row.cells.keys()) {
    const fact = factOf(column);
    const value = fact?.read(row, reading);
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
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => inOrder(a) - inOrder(b)));

/** What has happened, as far as the sheet tells: dated where it is, else on the day of the import, or of closing if that was earlier. */
function historyOf(
  row: SheetRow,
  issued: string,
  { reading, surroundings, on }: Around,
): readonly ValueMap[] {
  const day = (column: string) => {
    const read = dayIn(row, column, reading);
    if (read !== undefined && read < issued)
      throw new RowFault(`${read} is before it was issued, ${issued}`, column);
    if (read !== undefined && read > on)
      throw new RowFault(`${read} is after the day of the import, ${on}`, column);
    return read;
  };
  const closedOn = day('closed_on');
  const status = wordIn(row, 'status') ?? (closedOn === undefined ? 'open' : 'closed');
  const end = status === 'closed' ? (closedOn ?? on) : on;
  const undated = end < issued ? issued : end;
  const event = (
    name: string,
    date: string | undefined,
    fields: Readonly<Record<string, string | undefined>>,
  ) => {
    const said = Object.entries(fields).filter(([, value]) => value !== undefined);
    return { on: date ?? undated, event: name, ...Object.fromEntries(said), legacy: true } as ValueMap;
  };
  const boardName = lineIn(row, 'board');
  const owners = {
    force_lead: lineIn(row, 'force_lead'),
    delivery_lead: lineIn(row, 'delivery_lead'),
    board: boardName === undefined ? undefined : surroundings.board(boardName),
  };
  const [target, rag, note] = [dayIn(row, 'target', reading), wordIn(row, 'rag'), textIn(row, 'progress')];
  const [completed, submitted, batch] = [day('completed_on'), day('submitted_on'), lineIn(row, 'batch')];
  const some = (fields: object) => Object.values(fields).some((value) => value !== undefined);
  const events = [
    ...(some(owners) ? [event('assigned', day('assigned_on'), owners)] : []),
    ...(target === undefined ? [] : [event('target', day('assigned_on'), { by: target })]),
    ...(some({ rag, note }) ? [event('progress', day('progress_on'), { rag, note })] : []),
    ...(status === 'complete' ? [event('completed', completed, {})] : []),
    ...(status === 'submitted' || (submitted !== undefined && status !== 'complete')
      ? [event('submitted', submitted, { batch })]
      : []),
    ...(status === 'closed' ? [event('closed', closedOn, { route: wordIn(row, 'route') })] : []),
    ...(status === 'open' && submitted !== undefined ? [event('returned', undefined, {})] : []),
  ];
  return [{ on: issued, event: 'issued' }, ...events.sort(byDay)];
}

const byDay = (a: ValueMap, b: ValueMap): number =>
  String(a['on']) < String(b['on']) ? -1 : String(a['on']) > String(b['on']) ? 1 : 0;
