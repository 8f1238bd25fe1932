/** Turns the answer of `due` into a document: a section for each list, with the command to type next. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { createTable, type Document, type Figure, line, paragraph, strong } from '../../output/document.ts';
import { type DueSection, dueSections } from './due-sections.ts';
import type { Due } from './schema.ts';

/** A section for each list that is not empty, with the command to type next. */
export function dueDocument(due: Due, population: string): Document {
  const title = `As at ${formatDate(due.as_at)}: ${population}`;
  const sections = dueSections(due, (date) => date);
  if (sections.length === 0) return { title, blocks: [line('Nothing needs attention.')] };
  return {
    title,
    blocks: sections.map((section) => ({
      kind: 'group',
      blocks: [
        paragraph(strong(`${section.heading}: `), sectionFigure(section)),
        ...(section.rows.length > 0
          ? [
              createTable(section.columns, section.rows),
              { kind: 'note', label: 'Next', text: section.next } as const,
            ]
          : []),
      ],
    })),
  };
}

/** The number of entries of a section. Those of inspections are not counted by the ids of actions. */
const sectionFigure = ({ id, heading, measure, rows }: DueSection): Figure => ({
  kind: 'figure',
  text: String(rows.length),
  measure,
  ids: id === 'responses' ? null : rows.map(([action = '']) => action),
  key: ['due', id],
  title: heading,
});
