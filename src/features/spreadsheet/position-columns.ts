/** Defines the columns of a sheet of actions that are derived from the position, and the columns that only an import has. */
import type { ActionState } from '../../domain/filter.ts';
import { isOverdue, needsNewTarget } from '../../domain/lateness.ts';
import type { Position } from '../../domain/position.ts';
import type { ColumnMeaning } from '../../domain/records/action-field-row.ts';
import { type Cell, dateCell, numberCell, textCell } from '../../domain/sheet.ts';
import type { ActionColumn } from './columns.ts';

type Unnamed = Omit<ActionColumn, 'name'>;

/** A column that an import turns into events, or compares with them. */
interface PositionColumn extends Unnamed, ColumnMeaning {
  readonly part: 'state' | 'past';
}

/** A column that is calculated from others. */
interface ComputedColumn extends Unnamed, Partial<ColumnMeaning> {
  readonly part: 'computed';
  readonly remedy: string;
}

const positionCell = (cellOf: (position: Position) => Cell) => ({
  cellOf: ({ position }: ActionState) => cellOf(position),
});

/** The column of the origin, which follows from the inspection. */
export const originColumn: ComputedColumn = {
  heading: 'Origin',
  part: 'computed',
  cellOf: ({ origin }) => textCell(origin),
  remedy: 'It follows from the inspection: `afi inspection set` changes it.',
  meaning: 'the row of the summary that a new inspection belongs to',
  synonyms: 'summary row; inspection type; programme',
};

/** The columns of an action's position on the day of the export, by name. */
export const positionColumns: Readonly<Record<string, PositionColumn | ComputedColumn>> = {
  status: {
    heading: 'Status',
    part: 'state',
    ...positionCell(({ status }) => textCell(status)),
    meaning: 'open, complete, submitted, returned or closed',
    synonyms:
      'current status; state; open/closed; progress status; action status; rec status; recommendation status; status of recommendation; overall status',
  },
  rag: {
    heading: 'RAG',
    part: 'state',
    ...positionCell(({ rag }) => textCell(rag)),
    meaning: 'the RAG rating: red, amber or green',
    synonyms:
      'rag status; rag rating; brag; brag/rag; rag/brag; b-rag; rag (b/r/a/g); current brag; delivery rag; progress rag; brag status; brag rating; current rag; rag assessment',
  },
  force_lead: {
    heading: 'Force lead',
    part: 'state',
    ...positionCell(({ force_lead }) => textCell(force_lead)),
    meaning: 'the chief officer who is responsible for it',
    synonyms:
      'chief officer lead; chief officer; strategic lead; executive lead; senior responsible officer; sro; chief officer owner; strategic owner; executive owner; cot lead; exec lead; exec sponsor; executive sponsor; exec owner; exec lead/sponsor; chief officer sponsor; gold lead; acc lead; strategic lead (acc); chief officer team lead',
  },
  delivery_lead: {
    heading: 'Delivery lead',
    part: 'state',
    ...positionCell(({ delivery_lead }) => textCell(delivery_lead)),
    meaning: 'the head of department who delivers it',
    synonyms:
      'business lead; tactical lead; responsible officer; action owner; lead officer; spoc; single point of contact; lead/spoc; spoc/lead; delivery lead/spoc; spoc/owner; owner; lead; silver lead; thematic lead; portfolio lead; workstream lead; lead/owner; owner/lead; person responsible; responsible owner; force spoc; delivery owner; action lead; business owner; operational lead; delivery officer; assigned to; allocated to; action owner/lead',
  },
  board: {
    heading: 'Board',
    part: 'state',
    ...positionCell(({ board }) => textCell(board)),
    meaning: 'the board or group that oversees it',
    synonyms:
      'governance board; governance; governance forum; forum; monitored by; reporting to; meeting; group; monitoring board; governance group; governance meeting; oversight board; scrutiny board; reporting board; board/group; board/meeting',
  },
  target: {
    heading: 'Target',
    part: 'state',
    ...positionCell(({ target }) => dateCell(target)),
    meaning: 'the force’s own target date',
    // `Due date` is not among them: it may be the force's date or the inspectorate's, and papers keep the two apart.
    synonyms:
      'target date; force target; target completion date; completion target; force target date; force completion date; target for completion; internal target date',
  },
  first_target: {
    heading: 'First target',
    part: 'computed',
    ...positionCell(({ first_target }) => dateCell(first_target)),
    remedy: 'It is the first target that was recorded. `afi correct` corrects that event.',
  },
  target_changes: {
    heading: 'Target changes',
    part: 'computed',
    ...positionCell(({ target_changes }) => numberCell(target_changes)),
    remedy: 'It counts the targets that were recorded. Change Target, or use `afi target`.',
  },
  needs_target: {
    heading: 'Needs target',
    part: 'computed',
    cellOf: (state, asAt) => textCell(needsNewTarget(state, asAt) ? 'yes' : ''),
    remedy: 'It follows from the return by HMICFRS. Change Target, or use `afi target`.',
  },
  overdue: {
    heading: 'Overdue',
    part: 'computed',
    cellOf: (state, asAt) => textCell(isOverdue(state, asAt) ? 'yes' : ''),
    remedy: 'It follows from Target, Status and the date. Change Target or Status.',
  },
  issued: {
    heading: 'Issued',
    part: 'past',
    ...positionCell(({ issued }) => dateCell(issued)),
    meaning: 'the day it was issued',
    synonyms: 'date issued; issue date; date of issue; date raised; date recommendation issued; issued on',
  },
  completed_on: {
    heading: 'Completed',
    part: 'past',
    ...positionCell(({ completed_on }) => dateCell(completed_on)),
    meaning: 'the day it was assessed locally as done',
    synonyms: 'date completed; completed on; completion date; completed date; date of completion',
  },
  submitted_on: {
    heading: 'Submitted',
    part: 'past',
    ...positionCell(({ submitted_on }) => dateCell(submitted_on)),
    meaning: 'the day it was sent to HMICFRS for closure',
    synonyms:
      'date submitted; submitted on; submission date; submitted date; date of submission; date submitted to hmicfrs; date submitted for closure; submitted to hmicfrs on',
  },
  batch: {
    heading: 'Batch',
    part: 'past',
    ...positionCell(({ batch }) => textCell(batch)),
    meaning: 'the closure submission it was part of, by id',
    synonyms: 'submission; closure batch',
  },
  returned_on: {
    heading: 'Returned',
    part: 'past',
    ...positionCell(({ returned_on }) => dateCell(returned_on)),
    meaning: 'the day HMICFRS returned it',
    synonyms: 'date returned; returned on; return date; date returned by hmicfrs; date of return',
  },
  closed_on: {
    heading: 'Closed',
    part: 'past',
    ...positionCell(({ closed_on }) => dateCell(closed_on)),
    meaning: 'the day it was closed',
    synonyms:
      'date closed; closed on; closure date; closed date; date of closure; date closed by hmicfrs; hmicfrs closure date; closed by hmicfrs on; date discharged; date signed off; sign off date; signed off on; date of sign off',
  },
  route: {
    heading: 'Closure route',
    part: 'past',
    ...positionCell(({ route }) => textCell(route)),
    meaning: 'how it was closed: submission, revisit, superseded …',
    synonyms: 'route; reason for closure; closure reason; closure route; method of closure; how closed',
  },
  progress: {
    heading: 'Latest progress',
    part: 'state',
    cellOf: (state, asAt) => textCell(latestProgress(state, asAt)?.note),
    meaning: 'the latest update',
    synonyms:
      'progress; update; latest update; progress update; force response; comments; current position; progress to date; progress update/comments; progress notes; latest position; latest progress update; current update; update/progress; progress/update; commentary; force update; update/comments; comments/update; update/comment; updates; progress comments; progress/comments; latest comments; latest update/comments; narrative; force position; update and comments; update/current position; current position/update; position; monthly update; latest narrative; force update/comments; action taken; progress made',
  },
  progress_on: {
    heading: 'Progress date',
    part: 'past',
    cellOf: (state, asAt) => dateCell(latestProgress(state, asAt)?.on),
    meaning: 'the day of the latest update',
    synonyms:
      'date of update; last updated; update date; date updated; date of last update; last update date; latest update date; date last updated',
  },
  last_event: {
    heading: 'Last event',
    part: 'computed',
    ...positionCell(({ last_event }) => dateCell(last_event)),
    remedy: 'It is the day of the last event. Record what happened as an event.',
  },
};

const latestProgress = ({ action }: ActionState, asAt: string) =>
  action.history.flatMap((event) => (event.event === 'progress' && event.on <= asAt ? [event] : [])).at(-1);

/** Columns for new actions, which no export has. */
export const importColumns: Readonly<Record<string, ColumnMeaning>> = {
  number: {
    meaning: 'the number printed in its report',
    synonyms:
      'number; no; no.; rec no; rec no.; rec number; recommendation no; recommendation number; afi no; rec/afi no; recommendation/afi no; afi number; number in report; rec #; recommendation #; rec ref; recommendation ref; afi ref; rec/afi ref; action no; action number; item; item no; item number; rec/afi number; #',
  },
  inspection_id: {
    meaning: 'the id for a new inspection',
    synonyms: 'id of inspection; report id',
  },
  published: {
    meaning: 'the day its report was published',
    synonyms:
      'published; date published; publication date; report date; date of report; report published; published on; published date; date report published; report publication date; report publication; date of publication; date of report publication',
  },
  assigned_on: {
    meaning: 'the day it got its leads',
    synonyms: 'date assigned; assigned on; date allocated',
  },
};
