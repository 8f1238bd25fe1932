/** A paper in the format asked for: its Markdown as it stands, as a page, or as a Word file. */

import { type CommandContext, UserError } from '../../app/command.ts';
import { type Chart, chartSvg } from '../../output/charts/svg-chart.ts';
import { plain } from '../../output/document.ts';
import type { PaperAnswer } from './report-definition.ts';

export type PaperFormat = 'markdown' | 'html' | 'docx';

const endings: Readonly<Record<string, PaperFormat>> = {
  docx: 'docx',
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'markdown',
};

/** The format that was asked for, else that of the file's name; a name that promises another one is refused. */
export function formatOf(file: string | undefined, asked: PaperFormat | undefined): PaperFormat {
  const ending = /[^./\\]\.([^./\\]+)$/.exec(file ?? '')?.[1]?.toLowerCase();
  if (ending === 'pdf')
    throw new UserError(
      'no paper is written as PDF: name it .docx and save it as PDF from Word, or name it .html and print the page to a PDF.',
    );
  if (asked !== undefined) return asked;
  const known = endings[ending ?? 'md'];
  if (known === undefined)
    throw new UserError(
      `a paper is written as .docx (Word), .html (a page) or .md (Markdown), not as .${ending}: name it so, or say which with --format.`,
    );
  return known;
}

const housePaper = 'reference.docx';

/** What is to be written: text, or the bytes of a Word file. */
export async function formatted(
  { templateBytes }: CommandContext,
  { paper, force }: PaperAnswer,
  { markdown, charts }: { readonly markdown: string; readonly charts: Readonly<Record<string, Chart>> },
  format: PaperFormat,
): Promise<string | Uint8Array> {
  if (format === 'markdown') return markdown;
  const { readMarkdown } = await import('../../output/parse-markdown.ts');
  const blocks = readMarkdown(markdown);
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const page = {
    title: heading?.kind === 'heading' ? plain(heading.inline) : paper.title,
    force: force.name,
    marking: paper.marking,
    blocks,
  };
  if (format === 'html') {
    const { htmlPaper } = await import('../../output/html/html-paper.ts');
    return htmlPaper({
      ...page,
      pictures: (name) => charts[name] && chartSvg(charts[name], { titled: false }).svg,
    });
  }
  const { ReferenceFault, wordPaper } = await import('../../output/word/word-paper.ts');
  try {
    return await wordPaper({
      ...page,
      charts: (name) => charts[name],
      day: paper.meeting ?? paper.as_at,
      reference: templateBytes(housePaper),
    });
  } catch (error) {
    if (error instanceof ReferenceFault)
      throw new UserError(`templates/${housePaper} cannot serve: ${error.message}.`);
    throw error;
  }
}
