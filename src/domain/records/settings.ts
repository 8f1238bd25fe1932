/** Defines the record of settings, register.yaml: the force, its roles and origins, and its choices. */
import * as z from 'zod';
import { engagementStages } from '../vocabulary.ts';
import { publishableEvents } from './event.ts';
import { defineRecord, nestedField, privateField, publicField } from './field-table.ts';
import { choice, date, freeLine, freeText, id, list, word, yesNo } from './field-types.ts';

const days = (description: string) => z.int().min(0).max(36500).optional().meta({ description });

const forceFields = {
  name: publicField(freeLine("The force's name.").default('The force')),
  short_name: publicField(freeLine('As it is called in running text.').optional()),
  area: publicField(freeLine('The area it polices.').optional()),
};

const originFields = {
  id: publicField(id("The origin's id.")),
  label: publicField(freeLine('As the row is headed.')),
};

const extractColumnFields = {
  ref: privateField(freeLine('Holds the reference.').optional()),
  type: privateField(freeLine('Holds the type.').optional()),
  status: privateField(freeLine('Holds the status.').optional()),
  title: privateField(freeLine('Holds the title.').optional()),
  wording: privateField(freeLine('Holds the wording.').optional()),
  inspection: privateField(freeLine('Holds the inspection.').optional()),
};

const portalFields = {
  columns: nestedField(extractColumnFields, (columns) =>
    columns.optional().meta({ description: "The extract's column headings." }),
  ),
  types: privateField(
    z
      .record(z.string(), freeLine('The type.'))
      .optional()
      .meta({ description: "The portal's word for each type: `Recommendation: recommendation`." }),
  ),
  statuses: privateField(
    z
      .record(z.string(), choice(['open', 'submitted', 'returned', 'closed'], 'What it means here.'))
      .optional()
      .meta({ description: 'What the portal’s words for statuses mean: `In review: submitted`.' }),
  ),
  closed_statuses: privateField(
    list(
      freeLine('One status.'),
      'Statuses of rows that are not live; `statuses` can have them too.',
    ).optional(),
  ),
  inspections: privateField(
    z
      .record(z.string(), id('The inspection.'))
      .optional()
      .meta({ description: "The portal's name for an inspection of the register: `PEEL 2019: peel-2019`." }),
  ),
};

const dueFields = {
  near_days: publicField(days('How many days ahead a date is near; 28 if not said.')),
  quiet_days: publicField(days('After how many days without an event an action is quiet; 60 if not said.')),
  return_days: publicField(
    days(
      'For how many days after a return an action that was on time may be without a new target; 28 if not given.',
    ),
  ),
  waiting_days: publicField(days('After how many days an answer from HMICFRS is late; 90 if not said.')),
};

const engagementFields = {
  on: publicField(date('Since when.')),
  stage: publicField(choice(engagementStages, 'The stage.')),
  note: publicField(freeText('Why.').optional()),
  internal: publicField(yesNo('True keeps it out of every paper for the public.').optional()),
};

const allowedTextFields = {
  text: privateField(freeText('The words that may be published although they look like personal data.')),
  reason: privateField(freeText('Why.')),
  approved_by: privateField(word("A board's id or a role.")),
};

const publicationFields = {
  words: publicField(
    list(
      choice(publishableEvents, 'One kind of event.'),
      'The kinds of event whose texts may be published; none, if not given.',
    ).optional(),
  ),
  rag: publicField(yesNo('True publishes RAG ratings; false, if not given.').optional()),
  allow: nestedField(allowedTextFields, (entry) =>
    list(entry, 'Exceptions to the check for personal data in what is for the public.').optional(),
  ),
};

/** The schema and publicity of register.yaml. */
export const settingsRecord = defineRecord({
  title: 'Register',
  description: 'The force and its vocabulary: register.yaml.',
  fields: {
    version: publicField(z.literal(1).meta({ description: 'Of this format.' })),
    force: nestedField(forceFields, (force) =>
      force.default({ name: 'The force' }).meta({ description: 'The force.' }),
    ),
    officer: publicField(freeLine('Who keeps the register; a role.').optional()),
    marking: publicField(word('The protective marking of what carries none of its own.').optional()),
    origins: nestedField(originFields, (origin) =>
      list(origin, 'The rows of the summary, in order.').default([]),
    ),
    roles: privateField(list(word('One role.'), 'Who may be a lead.').optional()),
    portal: nestedField(portalFields, (portal) =>
      portal.optional().meta({ description: 'How to read an extract of the monitoring portal.' }),
    ),
    due: nestedField(dueFields, (due) => due.optional().meta({ description: 'Thresholds of `afi due`.' })),
    public: nestedField(publicationFields, (publication) =>
      publication.optional().meta({ description: 'What papers and pages for the public may show.' }),
    ),
    engagement: nestedField(engagementFields, (stage) =>
      list(stage, 'Stages of monitoring by the Police Performance Oversight Group.').optional(),
    ),
    ignore: privateField(
      list(freeLine('One pattern.'), 'Patterns of files here that are no records: `notes/**`.').optional(),
    ),
    rules: privateField(
      z
        .record(z.string(), choice(['off', 'warning', 'error'], 'How heavy a finding is.'))
        .optional()
        .meta({ description: "The force's own severity for a rule, by its code." }),
    ),
  },
});

/** The settings of a register. */
export type Settings = z.output<typeof settingsRecord.schema>;

/** The thresholds in days after or before which something is due; the usual ones where the settings have none. */
export const dueThresholds = ({ due }: Settings) => ({
  near_days: due?.near_days ?? 28,
  quiet_days: due?.quiet_days ?? 60,
  waiting_days: due?.waiting_days ?? 90,
  return_days: due?.return_days ?? 28,
  response_days: 14,
});
