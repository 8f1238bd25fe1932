/** What a heading of somebody's sheet is likely to mean: our own names first, then those that registers commonly use. */
import { foldHeading } from '../sheet.ts';
import { actionColumns } from './columns.ts';

/** Columns that only an import knows: they make a new action, and no export has them. */
const importOnly = ['number', 'inspection_id', 'published', 'assigned_on'] as const;

const usual: Readonly<Record<string, readonly string[]>> = {
  id: ['action id', 'id', 'afi id', 'unique id'],
  type: ['type of action', 'category', 'recommendation type', 'coc/rec/afi'],
  inspection: [
    'report',
    'source',
    'inspection title',
    'name of inspection',
    'originating inspection',
    'report title',
  ],
  origin: ['summary row', 'inspection type', 'programme'],
  number: [
    'no',
    'no.',
    'number',
    'rec no',
    'rec no.',
    'rec number',
    'recommendation no',
    'recommendation number',
    'afi no',
  ],
  title: ['summary', 'short title', 'subject', 'headline'],
  wording: [
    'text',
    'full text',
    'recommendation',
    'description',
    'detail',
    'details',
    'recommendation text',
    'recommendation/afi',
  ],
  cause_of_concern: ['cause of concern', 'parent', 'linked cause of concern'],
  addressees: ['addressee', 'addressees', 'for'],
  deadline: ['hmicfrs deadline', 'timescale', 'inspectorate deadline'],
  deadline_by: ['deadline by', 'due date', 'hmicfrs due date', 'date due'],
  portal_refs: [
    'ref',
    'reference',
    'portal ref',
    'portal reference',
    'hmicfrs ref',
    'hmicfrs reference',
    'portal refs',
    'portal id',
  ],
  paf: ['paf ref', 'paf question', 'peel question'],
  themes: ['theme'],
  marking: ['protective marking', 'gpms', 'classification'],
  status: ['current status', 'state', 'open/closed', 'progress status'],
  rag: ['rag status', 'rag rating', 'brag'],
  force_lead: [
    'chief officer lead',
    'chief officer',
    'strategic lead',
    'executive lead',
    'senior responsible officer',
    'sro',
  ],
  delivery_lead: [
    'lead',
    'owner',
    'action owner',
    'delivery owner',
    'business lead',
    'tactical lead',
    'responsible officer',
  ],
  board: ['governance board', 'governance', 'meeting', 'group', 'monitoring board'],
  target: ['target date', 'force target', 'target completion date', 'completion target'],
  issued: ['date issued', 'issue date', 'date of issue', 'date raised'],
  published: ['published', 'date published', 'publication date', 'report date', 'date of report'],
  completed_on: ['date completed', 'completed on', 'completion date'],
  submitted_on: ['date submitted', 'submitted on', 'submission date'],
  batch: ['submission', 'closure batch'],
  closed_on: ['date closed', 'closed on', 'closure date', 'closed date'],
  route: ['route', 'reason for closure', 'closure reason'],
  progress: [
    'progress',
    'update',
    'latest update',
    'progress update',
    'force response',
    'comments',
    'current position',
  ],
  progress_on: ['date of update', 'last updated', 'update date', 'date updated'],
  assigned_on: ['date assigned', 'assigned on', 'date allocated'],
};

const meanings = new Map<string, string>([
  ...Object.entries(usual).flatMap(([column, words]) => words.map((word) => [word, column] as const)),
  ...importOnly.map((name) => [foldHeading(name), name] as const),
  ...actionColumns.flatMap(({ name, heading }) => [
    [foldHeading(name), name] as const,
    [foldHeading(heading), name] as const,
  ]),
]);

/** The column that a heading means; undefined where nobody can tell. */
export function columnMeant(heading: string): string | undefined {
  const folded = foldHeading(heading);
  return /^extra\.\S/.test(folded) ? heading.trim() : meanings.get(folded);
}

/** Every column an import may be told of. */
export const importable: readonly string[] = [...actionColumns.map(({ name }) => name), ...importOnly];
