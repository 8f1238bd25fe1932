/** Defines `settings set` and `engagement add`, which change register.yaml. */
import { defineChange } from '../../app/define-command.ts';
import {
  choiceOption,
  flag,
  InvalidValueError,
  lookupOption,
  mandatoryOption,
  option,
  type Parse,
  repeatableOption,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import { changeOptions, noteOptions } from '../../app/shared-options.ts';
import type { editableSettings } from '../../domain/records/settings.ts';
import { engagementStages } from '../../domain/vocabulary.ts';

import { type FieldOptions, itemOption, parseYesNo, unsetOption } from './record-options.ts';

/** A whole number from 0. @throws InvalidValueError for any other text */
function parseWholeNumber(text: string): number {
  if (/^\d{1,5}$/.test(text.trim())) return Number(text);
  throw new InvalidValueError('Enter a whole number, such as 28.');
}

const dayCount = (help: string) => option('days', help, parseWholeNumber);

const settingsOptions = {
  forceName: textOption('text', 'Name of the force'),
  forceShortName: textOption('text', 'Its name in running text, such as "the force"'),
  forceArea: textOption('text', 'Area that the force polices'),
  officer: lookupOption('role', 'role', 'Role that keeps the register'),
  marking: textOption('marking', 'Protective marking of records without one of their own'),
  origin: itemOption(
    'id: label',
    'Row of the summary, such as "cdi: Crime Data Integrity (CDI)"',
    async () => (await import('../../domain/records/settings.ts')).editableSettings.origins,
  ),
  role: repeatableOption({
    ...textOption('role', 'Role that may be a lead'),
    loadParse: async (): Promise<Parse<string>> => {
      const { lookUp } = await import('../../app/lookup.ts');
      return (text, { register, note }) => {
        const role = lookUp(register(), 'role', text);
        if (!role.ok || role.value === text) return text;
        note(`"${text}" is ${role.value}, which is one of the roles.`);
        return role.value;
      };
    },
  }),
  dueNearDays: dayCount('Days before a date when it counts as near (default: 28)'),
  dueQuietDays: dayCount('Days without activity before an action is reported (default: 60)'),
  dueReturnDays: dayCount('Days allowed after a return to set a new target (default: 28)'),
  dueWaitingDays: dayCount('Days after which a decision by HMICFRS is late (default: 90)'),
  dueResponseDays: dayCount(
    'Days before its last day from which a section 55 response is listed (default: 14)',
  ),
  maxTargetChanges: option(
    'number',
    'How often a target may be changed before it is a finding (default: no limit)',
    parseWholeNumber,
  ),
  publicWords: itemOption(
    'event',
    'Kind of event whose text may be published, such as closed',
    async () => (await import('../../domain/records/settings.ts')).editableSettings.public.fields.words,
  ),
  publicRag: option('yes or no', 'Whether RAG ratings are published', parseYesNo),
} satisfies FieldOptions<typeof editableSettings>;

const settingsSetOptions = {
  ...settingsOptions,
  after: lookupOption('origin', 'origin', 'Origin after which new ones are added (default: at the end)'),
  ...unsetOption(async () => (await import('../../domain/records/settings.ts')).editableSettings),
  ...changeOptions,
};

/** The values of a call of `settings set`. */
export type SettingsSetOptions = ValuesOf<typeof settingsSetOptions>;

/** The command `settings set`. */
export const settingsSetCommand = defineChange({
  name: 'settings set',
  heading: 'Records',
  summary: 'Set the register’s settings: the force, its origins, roles and thresholds',
  options: settingsSetOptions,
  examples: [
    'afi settings set --force-area "the county" --role "Head of Estates" --role "Head of Fleet"',
    'afi settings set --origin "fire: Fire and rescue inspections" --after custody --dry-run',
    'afi settings set --unset "role: Head of Vetting" --dry-run',
  ],
  load: async () => (await import('./run-settings.ts')).runSettingsSet,
});

const engagementAddOptions = {
  stage: mandatoryOption(choiceOption('stage', engagementStages)),
  internal: flag('Not in any paper for the public'),
  ...noteOptions,
  ...changeOptions,
};

/** The values of a call of `engagement add`. */
export type EngagementAddOptions = ValuesOf<typeof engagementAddOptions>;

/** The command `engagement add`. */
export const engagementAddCommand = defineChange({
  name: 'engagement add',
  heading: 'Records',
  summary: 'Record a stage of monitoring by the Police Performance Oversight Group',
  options: engagementAddOptions,
  examples: [
    'afi engagement add --stage engage --note "The Police Performance Oversight Group monitors the force each quarter." --dry-run',
    'afi engagement add --stage scan --on 2021-12-01 --note "The group ended quarterly monitoring." --dry-run',
  ],
  load: async () => (await import('./run-settings.ts')).runEngagementAdd,
});
