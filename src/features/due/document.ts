/** Turns the answer of `due` into a document: a section for each list, with the command to type next. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { createTable, type Document, line, paragraph, strong } from '../../output/document.ts';
import { dueSections } from './due-sections.ts';
import type { Due } from './schema.ts';

/** A section for each list that is not empty, with the command to type next. */
export function dueDocument(due: Due, population: string): Document {
  const title = `As at ${formatDate(due.as_at)}: ${population}`;
  const sections = dueSections(due, (date) => date);
  if (sections.length === 0) return { title, blocks: [line('Nothing needs you.')] };
  return {
    title,
    blocks: sections.map(({ heading, columns, rows, next }) => ({
      kind: 'group',
      blocks: [
        paragraph(strong(`${heading}: ${rows.length}`)),
        createTable(columns, rows),
        { kind: 'note', label: 'Next', text: next },
      ],
    })),
  };
}
