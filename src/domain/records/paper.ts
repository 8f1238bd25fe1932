/** Defines the record of a paper for a meeting: the date of its figures, and its narrative. */
import * as z from 'zod';
import { defineRecord, privateField, publicField, withItemOption } from './field-table.ts';
import { date, extra, freeLine, freeText, id, word, yesNo } from './field-types.ts';

/** The value of a paper's `framework` that leaves out the appendix. */
export const noFramework = 'none';

/** The field table of a paper. */
export const paperFields = {
  id: publicField(id('The same as the file name.')),
  template: publicField(id('Its template, which is also the name of the report.')),
  title: publicField(freeLine('Its title.')),
  meeting: publicField(date('The day of the meeting.').optional()),
  as_at: publicField(date('The day to which its figures apply.')),
  since: publicField(date('The day of the last update, after which movement is counted.').optional()),
  framework: publicField(
    id(
      'The version of the framework that it uses; if absent, the one in force on its day; `none` leaves out the appendix.',
    ).optional(),
  ),
  report_of: publicField(freeLine('The role or body that reports.').optional()),
  to: publicField(freeLine('The body that receives it.').optional()),
  presenting_officer: publicField(word('The role of the presenting officer.').optional()),
  status: publicField(freeLine('What the meeting is asked to do.').optional()),
  narrative: withItemOption(
    publicField(
      z
        .record(z.string(), freeText('Text in Markdown.'))
        .optional()
        .meta({ description: "The paper's own words, by the slot of the template they fill." }),
    ),
    { option: 'narrative' },
  ),
  public: publicField(yesNo('Whether the paper is for the public; true, if absent.').optional()),
  marking: publicField(word('Its protective marking.').optional()),
  extra: withItemOption(privateField(extra), { option: 'extra' }),
};

/** The schema and publicity of a paper. */
export const paperRecord = defineRecord({
  title: 'Paper',
  description: 'One paper: papers/<id>.yaml.',
  fields: paperFields,
});

/** A paper for a meeting. */
export type Paper = z.output<typeof paperRecord.schema>;
