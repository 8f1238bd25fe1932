/** One paper for a meeting: the date it speaks for, and the words that are its own. */
import * as z from 'zod';
import { date, extra, flag, id, text, word } from './field-types.ts';

export const paperSchema = z
  .strictObject({
    id: id('The same as the file name.'),
    template: id('The template, and the report that answers it.'),
    title: text('Its title.'),
    meeting: date('The day of the meeting.').optional(),
    as_at: date('The day for which its figures hold.'),
    since: date('The day of the last update, from which movement is told.').optional(),
    report_of: text('Who reports.').optional(),
    to: text('To whom.').optional(),
    presenting_officer: word('Who presents it; a role.').optional(),
    status: text('What is asked of the meeting.').optional(),
    narrative: z
      .record(z.string(), text('Markdown.'))
      .optional()
      .meta({ description: "The paper's own words, by the slot of the template they fill." }),
    public: flag('False keeps it from the public; true, if not said.').optional(),
    marking: word('Its protective marking.').optional(),
    extra,
  })
  .meta({ title: 'Paper', description: 'One paper: papers/<id>.yaml.' });

export type Paper = z.output<typeof paperSchema>;
