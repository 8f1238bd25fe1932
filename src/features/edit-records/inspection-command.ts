/** Defines `inspection add` and `inspection set`. */
import { defineChange } from '../../app/define-command.ts';
import {
  choiceOption,
  dateOption,
  lookupArgument,
  lookupOption,
  textOption,
  type ValuesOf,
} from '../../app/options.ts';
import { changeOptions, encodingOption, noteOptions, resumeOption } from '../../app/shared-options.ts';
import type { inspectionFields } from '../../domain/records/inspection.ts';
import { inspectionStatuses } from '../../domain/vocabulary.ts';

import {
  extraOption,
  type FieldOptions,
  findMissingFields,
  itemOption,
  newRecordArguments,
  unsetOption,
} from './record-options.ts';

const inspectionOptions = {
  title: textOption('text', 'Published title'),
  origin: lookupOption('origin', 'origin', 'Row of the summary, by id or label'),
  body: textOption('text', 'Inspecting body (default: HMICFRS)'),
  status: choiceOption('status', inspectionStatuses),
  published: dateOption('Date its report was published'),
  acceleratedOn: dateOption('Date of issue of its causes of concern, if before the report'),
  grade: itemOption(
    'area: grade',
    'Grade of an area, such as "Effectiveness: Good"',
    async () => (await import('../../domain/records/inspection.ts')).inspectionFields.grades,
  ),
  date: itemOption(
    'when: activity',
    'Key date, such as "November 2022: Force debrief", or "not known: Report"',
    async () => (await import('../../domain/records/inspection.ts')).inspectionFields.dates,
  ),
  responsePublished: dateOption('Date the local policing body’s response was published'),
  responseLocation: textOption('text', 'Address or place of that response'),
  note: textOption('text', 'What was inspected (- for standard input)'),
  ...extraOption,
} satisfies FieldOptions<typeof inspectionFields>;

const inspectionTexts = { noteFile: noteOptions.noteFile, ...encodingOption };

const { title, origin, status } = inspectionOptions;
const addArguments = newRecordArguments('inspection');
const inspectionAddOptions = { ...inspectionOptions, ...inspectionTexts, ...resumeOption, ...changeOptions };

/** The values of a call of `inspection add`. */
export type InspectionAddOptions = ValuesOf<typeof addArguments & typeof inspectionAddOptions>;

/** The command `inspection add`. */
export const inspectionAddCommand = defineChange({
  name: 'inspection add',
  heading: 'Records',
  summary: 'Add an inspection, past or planned',
  arguments: addArguments,
  options: inspectionAddOptions,
  findMissing: (isGiven) => [
    ...findMissingFields({ title, origin })(isGiven),
    // A report that was published on a day is published.
    ...(isGiven('published') ? [] : findMissingFields({ status })(isGiven)),
  ],
  examples: [
    'afi inspection add peel-2023-25 --title "PEEL 2023–25" --origin local-peel --status planned --date "October 2023: Fieldwork"',
    'afi inspection add custody-2024 --title "Custody inspection 2024" --origin custody --published 2024-05-14 --dry-run',
  ],
  load: async () => (await import('./run-records.ts')).runInspectionAdd,
  loadQuestions: async () => (await import('./inspection-questions.ts')).askForInspection,
});

const inspectionSetArguments = { id: lookupArgument('inspection', 'Inspection, by id or title') };
const inspectionSetOptions = {
  ...inspectionOptions,
  ...inspectionTexts,
  ...unsetOption(async () => (await import('../../domain/records/inspection.ts')).inspectionFields),
  ...changeOptions,
};

/** The values of a call of `inspection set`. */
export type InspectionSetOptions = ValuesOf<typeof inspectionSetArguments & typeof inspectionSetOptions>;

/** The command `inspection set`. */
export const inspectionSetCommand = defineChange({
  name: 'inspection set',
  heading: 'Records',
  summary: 'Set the status, dates, grades or another field of an inspection',
  arguments: inspectionSetArguments,
  options: inspectionSetOptions,
  examples: [
    'afi inspection set peel-2021-22 --status under-way --date "3 October 2022: Final evidence collection"',
    'afi inspection set custody-2021 --response-published 2021-11-22',
    'afi inspection set peel-2019 --grade "Efficiency: Requires improvement" --unset note --dry-run',
  ],
  load: async () => (await import('./run-records.ts')).runInspectionSet,
});
