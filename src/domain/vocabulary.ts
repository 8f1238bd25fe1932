/** Lists the fixed words of the register, such as types, statuses and closure routes, for schemas, options, tables and papers. */

export const actionTypes = [
  'cause-of-concern',
  'recommendation',
  'area-for-improvement',
  'audit-action',
] as const;
/** The type of an action: what HMICFRS or the auditors issued. */
export type ActionType = (typeof actionTypes)[number];

/** The types that HMICFRS issues: its summary table counts only these. */
export const inspectorateTypes = ['cause-of-concern', 'recommendation', 'area-for-improvement'] as const;

/** Whether a text is the id of a type. */
export const isActionType = (type: string): type is ActionType => actionTypes.some((word) => word === type);

/** Whether HMICFRS issues actions of this type. */
export const isInspectorate = (type: string): type is (typeof inspectorateTypes)[number] =>
  inspectorateTypes.some((word) => word === type);

/** The part of an action's id for each type. */
export const typeCodes: Readonly<Record<ActionType, string>> = {
  'cause-of-concern': 'coc',
  recommendation: 'rec',
  'area-for-improvement': 'afi',
  'audit-action': 'act',
};

/** The heading of a type's column, and its name in a sentence, singular and plural. */
export const typeWords: Readonly<Record<ActionType, { heading: string; one: string; many: string }>> = {
  'cause-of-concern': { heading: 'Causes of concern', one: 'cause of concern', many: 'causes of concern' },
  recommendation: { heading: 'Recs', one: 'recommendation', many: 'recommendations' },
  'area-for-improvement': {
    heading: 'Areas for improvement',
    one: 'area for improvement',
    many: 'areas for improvement',
  },
  'audit-action': { heading: 'Audit actions', one: 'audit action', many: 'audit actions' },
};

/** The full heading of a type: `Areas for improvement`. */
export const typeTitle = (type: ActionType): string => {
  const { many: plural } = typeWords[type];
  return plural.charAt(0).toUpperCase() + plural.slice(1);
};

/** The statuses of an action, in the order of its life. */
export const statuses = ['open', 'complete', 'submitted', 'returned', 'closed'] as const;
/** The status of an action on a day. */
export type Status = (typeof statuses)[number];

/** What a lead may request. */
export const requestKinds = ['target', 'owner', 'exception'] as const;
/** What is requested, in tables. */
export const requestLabels = { target: 'New target', owner: 'Owner', exception: 'Exception' } as const;

/** The bodies that an action may be addressed to. */
export const addressees = ['force', 'pcc', 'npcc', 'college', 'home-office', 'other'] as const;
/** The priorities of an audit action, the highest first. */
export const priorities = ['high', 'medium', 'low'] as const;
/** The RAG ratings, the worst first. */
export const rags = ['red', 'amber', 'green'] as const;
/** A RAG rating. */
export type Rag = (typeof rags)[number];
/** What actions are grouped and filtered by: a rating, or that it was returned and not rated since. */
export const ragGroups = [...rags, 'not-rated-since-returned'] as const;
export type RagGroup = (typeof ragGroups)[number];

/** The ways in which an action may be closed. */
export const closureRoutes = [
  'submission',
  'revisit',
  'reinspection',
  'superseded',
  'not-applicable',
  'withdrawn-by-inspectorate',
  'implemented',
] as const;
/** A way in which an action was closed. */
export type ClosureRoute = (typeof closureRoutes)[number];

/** The statuses of an inspection. */
export const inspectionStatuses = ['planned', 'under-way', 'published', 'not-proceeding'] as const;
/** The judgements of a self-assessment, the best first. */
export const judgements = ['strength', 'met', 'partly-met', 'gap'] as const;

/** Where the wording of a framework comes from. A summary is in the force’s own words. */
export const frameworkSources = ['summary'] as const;

/** The stages of a force with the Police Performance Oversight Group. */
export const engagementStages = ['engage', 'scan'] as const;

/** The order of day and month in `01/05/2021`. */
export const dateOrders = ['dmy', 'mdy'] as const;
/** The order of day and month in the dates of a spreadsheet. */
export type DateOrder = (typeof dateOrders)[number];

/** The encodings of text files that can be named. */
export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'cp850', 'macintosh'] as const;
/** The encoding of a text file. */
export type Encoding = (typeof encodings)[number];

/** What figures can be grouped by, in rows or columns. */
export const dimensionNames = [
  'origin',
  'type',
  'inspection',
  'force-lead',
  'delivery-lead',
  'board',
  'status',
  'rag',
  'age',
  'theme',
  'paf',
] as const;
/** What rows and columns of a table may group by. */
export type DimensionName = (typeof dimensionNames)[number];

/** The lengths of a period in a series. */
export const periodLengths = ['month', 'quarter'] as const;
/** The length of a period in a series. */
export type PeriodLength = (typeof periodLengths)[number];
