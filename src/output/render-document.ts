/** Renders a document in the format that the user chose. Loads only the renderer of that format. */
import type { Document } from './document.ts';
import type { Screen } from './screen.ts';

/** The formats in which a document may be printed. */
export type DocumentFormat = 'table' | 'markdown' | 'csv' | 'svg';

/** The text to print, without a line end. A table for a terminal if `format` is undefined. */
export async function renderDocument(
  document: Document,
  format: DocumentFormat = 'table',
  screen: Screen,
): Promise<string> {
  switch (format) {
    case 'table':
      return (await import('./terminal.ts')).renderTerminal(document, screen);
    case 'markdown':
      return (await import('./markdown.ts')).renderMarkdown(document, screen);
    case 'csv':
      return (await import('./write-csv.ts')).renderCsv(document).trimEnd();
    case 'svg':
      return (await import('./charts/chart-document.ts')).renderSvg(document);
  }
}
