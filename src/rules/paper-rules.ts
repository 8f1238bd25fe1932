/** Rules about papers: their dates are in order, and their template and the slots of their narrative exist. */
import { findUnsafeTemplate, narrativeSlots, paperTemplates } from '../domain/paper-templates.ts';
import { createSuggester, faultInRecord, type Rule } from './rule.ts';

export const paperDates: Rule = {
  code: 'paper-dates',
  severity: 'error',
  about: 'The dates of a paper are in order: the last update, the figures, the meeting.',
  help: 'Correct the date that is wrong.',
  example: 'as_at: 2021-12-25 for a meeting on 2021-12-16',
  *check({ papers }) {
    for (const { id, since, as_at: asAt, meeting } of papers) {
      if (since !== undefined && since > asAt)
        yield faultInRecord(
          { kind: 'paper', id },
          ['since'],
          `the last update (${since}) is after the date of the figures (${asAt})`,
        );
      if (meeting !== undefined && asAt > meeting)
        yield faultInRecord(
          { kind: 'paper', id },
          ['as_at'],
          `the date of the figures (${asAt}) is after the meeting (${meeting})`,
        );
    }
  },
};

const joinCodes = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

export const paperTemplate: Rule = {
  code: 'paper-template',
  severity: 'error',
  about: 'The template of a paper exists and is a plain file.',
  help: 'Enter the name of a template that exists.',
  example: 'template: audit-comittee',
  *check({ papers, readTemplate }) {
    const suggestTemplate = createSuggester(() => paperTemplates);
    for (const { id, template } of papers) {
      const reason = findUnsafeTemplate(template, readTemplate);
      if (!paperTemplates.some((name) => name === template))
        yield faultInRecord(
          { kind: 'paper', id },
          ['template'],
          `there is no template \`${template}\``,
          `${suggestTemplate(template) ?? ''} The templates are: ${joinCodes(paperTemplates)}.`.trim(),
        );
      else if (reason !== undefined)
        yield faultInRecord(
          { kind: 'paper', id },
          ['template'],
          `the template \`${template}\` cannot be used: ${reason}`,
          'Replace it with a plain file saved as UTF-8.',
        );
    }
  },
};

export const paperSlot: Rule = {
  code: 'paper-slot',
  severity: 'error',
  about: 'Each text of a paper’s narrative has a slot in its template. Without a slot it is not printed.',
  help: 'Rename the text to a slot of the template, or add the slot to your own copy of the template.',
  example: 'narrative: {purpos: …}',
  *check({ papers, readTemplate }) {
    for (const { id, template, narrative = {} } of papers) {
      if (findUnsafeTemplate(template, readTemplate) !== undefined) continue;
      const slots = narrativeSlots(template, readTemplate);
      if (slots === undefined) continue;
      const suggestSlot = createSuggester(() => slots);
      for (const name of Object.keys(narrative))
        if (!slots.includes(name))
          yield faultInRecord(
            { kind: 'paper', id },
            ['narrative', name],
            `the template \`${template}\` has no slot \`${name}\``,
            slots.length === 0
              ? 'The template has no slots for a narrative. Delete the text.'
              : `${suggestSlot(name) ?? ''} The slots are: ${joinCodes(slots)}.`.trim(),
          );
    }
  },
};
