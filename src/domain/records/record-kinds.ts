/** The kinds of record a register holds; to add one: its schema beside this one, its type and schema below, its folder in `places.ts`, `emptyHeld` in `register/load.ts`, its list in `model/register.ts` and `open.ts`, and what of it is public in `public-fields.ts` and `published.ts`. */
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
