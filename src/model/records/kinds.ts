/** The kinds of record a register holds, and where each lives. To add one: its schema beside this file, a line below. */
import type * as z from 'zod';
import { type Action, actionSchema } from './action.ts';
import { type Assessment, assessmentSchema } from './assessment.ts';
import { type Batch, batchSchema } from './batch.ts';
import { type Board, boardSchema } from './board.ts';
import { type Explanations, explanationsSchema } from './explanations.ts';
import { type Framework, frameworkSchema } from './framework.ts';
import { type Inspection, inspectionSchema } from './inspection.ts';
import { type Paper, paperSchema } from './paper.ts';
import { type Settings, settingsSchema } from './settings.ts';

export interface Records {
  readonly settings: Settings;
  readonly action: Action;
  readonly inspection: Inspection;
  readonly batch: Batch;
  readonly board: Board;
  readonly paper: Paper;
  readonly framework: Framework;
  readonly assessment: Assessment;
  readonly explanations: Explanations;
}

export type Kind = keyof Records;

/** Kinds kept one record a file in a folder of their own, the file's name being the id. */
export const folders = {
  actions: 'action',
  inspections: 'inspection',
  batches: 'batch',
  boards: 'board',
  papers: 'paper',
  frameworks: 'framework',
} as const satisfies Readonly<Record<string, Kind>>;

export type FolderKind = (typeof folders)[keyof typeof folders];

export const schemas: { readonly [K in Kind]: z.ZodType<Records[K]> } = {
  settings: settingsSchema,
  action: actionSchema,
  inspection: inspectionSchema,
  batch: batchSchema,
  board: boardSchema,
  paper: paperSchema,
  framework: frameworkSchema,
  assessment: assessmentSchema,
  explanations: explanationsSchema,
};

export const kinds = Object.keys(schemas) as readonly Kind[];

const folderOf = Object.fromEntries(Object.entries(folders).map(([folder, kind]) => [kind, folder]));

/** The file that holds a record of a kind kept one a file, below the register's folder. */
export const fileOf = (kind: FolderKind, id: string): string => `${folderOf[kind]}/${id}.yaml`;

export const assessmentFile = (framework: string, question: string): string =>
  `assessments/${framework}/${question}.yaml`;

export const settingsFile = 'register.yaml';
export const explanationsFile = 'portal/explanations.yaml';
export const extractFile = (day: string): string => `portal/${day}.csv`;
