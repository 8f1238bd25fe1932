/** The force and its vocabulary: register.yaml. */
import * as z from 'zod';
import { engagementStages } from '../vocabulary.ts';
import { date, flag, id, list, oneOf, text, word } from './field-types.ts';

const days = (description: string) => z.int().min(0).max(36500).optional().meta({ description });

export const settingsSchema = z
  .strictObject({
    version: z.literal(1).meta({ description: 'Of this format.' }),
    force: z
      .strictObject({
        name: text("The force's name.").default('The force'),
        short_name: text('As it is called in running text.').optional(),
        area: text('The area it polices.').optional(),
      })
      .default({ name: 'The force' })
      .meta({ description: 'The force.' }),
    officer: text('Who keeps the register; a role.').optional(),
    marking: word('The protective marking of what carries none of its own.').optional(),
    origins: list(
      z.strictObject({ id: id("The origin's id."), label: text('As the row is headed.') }),
      'The rows of the summary, in order.',
    ).default([]),
    roles: list(word('One role.'), 'Who may be a lead.').optional(),
    portal: z
      .strictObject({
        columns: z
          .strictObject({
            ref: text('Holds the reference.').optional(),
            type: text('Holds the type.').optional(),
            status: text('Holds the status.').optional(),
            title: text('Holds the title.').optional(),
            wording: text('Holds the wording.').optional(),
            inspection: text('Holds the inspection.').optional(),
          })
          .optional()
          .meta({ description: "The extract's column headings." }),
        types: z
          .record(z.string(), text('The type.'))
          .optional()
          .meta({ description: "The portal's word for each type: `Recommendation: recommendation`." }),
        statuses: z
          .record(z.string(), oneOf(['open', 'submitted'], 'What it means here.'))
          .optional()
          .meta({ description: 'What the portal’s words for live rows mean: `In review: submitted`.' }),
        closed_statuses: list(text('One status.'), 'Statuses of rows that are not live.').optional(),
      })
      .optional()
      .meta({ description: 'How to read an extract of the monitoring portal.' }),
    due: z
      .strictObject({
        near_days: days('How many days ahead a date is near; 28 if not said.'),
        quiet_days: days('After how many days without an event an action is quiet; 60 if not said.'),
        waiting_days: days('After how many days an answer from HMICFRS is late; 90 if not said.'),
      })
      .optional()
      .meta({ description: 'Thresholds of `afi due`.' }),
    engagement: list(
      z.strictObject({
        on: date('Since when.'),
        stage: oneOf(engagementStages, 'The stage.'),
        note: text('Why.').optional(),
        internal: flag('True keeps it out of every paper for the public.').optional(),
      }),
      'Stages of monitoring by the Police Performance Oversight Group.',
    ).optional(),
    ignore: list(text('One pattern.'), 'Patterns of files here that are no records: `notes/**`.').optional(),
    rules: z
      .record(z.string(), oneOf(['off', 'warning', 'error'], 'How heavy a finding is.'))
      .optional()
      .meta({ description: "The force's own severity for a rule, by its code." }),
  })
  .meta({ title: 'Register', description: 'The force and its vocabulary: register.yaml.' });

export type Settings = z.output<typeof settingsSchema>;
