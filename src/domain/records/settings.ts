/** Defines the record of settings, register.yaml: the force, its roles and origins, and its choices. */
import * as z from 'zod';
import { engagementStages } from '../vocabulary.ts';
import { publishableEvents } from './event.ts';
import { defineRecord, nestedField, privateField, publicField, withItemOption } from './field-table.ts';
import { choice, date, freeLine, freeText, id, list, word, yesNo } from './field-types.ts';

const days = (description: string) => z.int().min(0).max(36500).optional().meta({ description });

const forceFields = {
  name: publicField(freeLine("The force's name.").default('The force')),
  short_name: publicField(freeLine('Its name in running text.').optional()),
  area: publicField(freeLine('The area it polices.').optional()),
};

const originFields = {
  id: publicField(id("The origin's id.")),
  label: publicField(freeLine('The heading of the row.')),
};

const extractColumnFields = {
  ref: privateField(freeLine('The heading of the column with the reference.').optional()),
  type: privateField(freeLine('The heading of the column with the type.').optional()),
  status: privateField(freeLine('The heading of the column with the status.').optional()),
  title: privateField(freeLine('The heading of the column with the title.').optional()),
  wording: privateField(freeLine('The heading of the column with the wording.').optional()),
  inspection: privateField(freeLine('The heading of the column with the inspection.').optional()),
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
      .record(
        z.string(),
        choice(['open', 'submitted', 'returned', 'closed'], 'What it means in the register.'),
      )
      .optional()
      .meta({ description: 'What the portal’s words for statuses mean: `In review: submitted`.' }),
  ),
  closed_statuses: privateField(
    list(
      freeLine('One status.'),
      'Statuses of rows that are not live; `statuses` may have them too.',
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
  near_days: publicField(days('How many days ahead a date is near; 28 if absent.')),
  quiet_days: publicField(days('After how many days without activity an action is reported; 60 if absent.')),
  return_days: publicField(
    days('Days allowed after a return to set a new target, if the action was on time; 28 if absent.'),
  ),
  waiting_days: publicField(days('After how many days a decision by HMICFRS is late; 90 if absent.')),
  response_days: publicField(
    days('How many days before its last day a response under section 55 is listed; 14 if absent.'),
  ),
};

const engagementFields = {
  on: publicField(date('The day from which it applies.')),
  stage: publicField(choice(engagementStages, 'The stage.')),
  note: publicField(freeText('The reason.').optional()),
  internal: publicField(yesNo('True leaves it out of every paper for the public.').optional()),
};

const allowedTextFields = {
  text: privateField(freeText('The words that may be published although they look like personal data.')),
  reason: privateField(freeText('The reason.')),
  approved_by: privateField(word('The id of a board, or a role.')),
};

const publicTextFields = {
  words: withItemOption(
    publicField(
      list(
        choice(publishableEvents, 'One kind of event.'),
        'The kinds of event whose texts may be published; none if absent.',
      ).optional(),
    ),
    { option: 'words' },
  ),
  rag: publicField(yesNo('True publishes RAG ratings; false if absent.').optional()),
};

const publicationFields = {
  ...publicTextFields,
  allow: nestedField(allowedTextFields, (entry) =>
    list(entry, 'Exceptions to the check for personal data in what is for the public.').optional(),
  ),
};

/** The fields of register.yaml that `settings set` sets. */
export const editableSettings = {
  force: nestedField(forceFields, (force) =>
    force.default({ name: 'The force' }).meta({ description: 'The force.' }),
  ),
  officer: publicField(freeLine('The role that keeps the register.').optional()),
  marking: publicField(word('The protective marking of records without one of their own.').optional()),
  origins: withItemOption(
    nestedField(originFields, (origin) => list(origin, 'The rows of the summary, in order.').default([])),
    { option: 'origin', key: 'id' },
  ),
  roles: withItemOption(privateField(list(word('One role.'), 'The roles that may be a lead.').optional()), {
    option: 'role',
  }),
  due: nestedField(dueFields, (due) => due.optional().meta({ description: 'Thresholds of `afi due`.' })),
  max_target_changes: privateField(
    z
      .int()
      .min(0)
      .max(1000)
      .optional()
      .meta({ description: 'How often a target may be changed; more is a finding. No limit if absent.' }),
  ),
  public: nestedField(publicTextFields, (publication) => publication.optional()),
};

const { force, officer, marking, origins, roles, due, max_target_changes } = editableSettings;

/** The schema and publicity of register.yaml. */
export const settingsRecord = defineRecord({
  title: 'Register',
  description: 'The force and its vocabulary: register.yaml.',
  fields: {
    version: publicField(z.literal(1).meta({ description: 'The version of this format.' })),
    force,
    officer,
    marking,
    origins,
    roles,
    portal: nestedField(portalFields, (portal) =>
      portal.optional().meta({ description: 'How to read an extract of the monitoring portal.' }),
    ),
    due,
    max_target_changes,
    public: nestedField(publicationFields, (publication) =>
      publication.optional().meta({ description: 'What papers and pages for the public may show.' }),
    ),
    engagement: nestedField(engagementFields, (stage) =>
      list(stage, 'Stages of monitoring by the Police Performance Oversight Group.').optional(),
    ),
    ignore: privateField(
      list(
        freeLine('One pattern.'),
        'Patterns of files in this folder that are not records: `notes/**`.',
      ).optional(),
    ),
    rules: privateField(
      z
        .record(z.string(), choice(['off', 'warning', 'error'], 'The severity of a finding.'))
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
  response_days: due?.response_days ?? 14,
});
