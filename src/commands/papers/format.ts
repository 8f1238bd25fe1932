/** A paper in the format asked for: its Markdown as it stands, as a page, or as a Word file. */
import type { Paper } from '../../model/records/paper.ts';
import { type Opened, UserError } from '../command.ts';

export type PaperFormat = 'markdown' | 'html' | 'docx';

/** The format that a file's name asks for, where nothing else is said. */
export const formatOf = (file: string | undefined): PaperFormat =>
  /\.docx$/i.test(file ?? '') ? 'docx' : /\.html?$/i.test(file ?? '') ? 'html' : 'markdown';

const housePaper = 'reference.docx';

/** What is to be written: text, or the bytes of a Word file. */
export async function formatted(
  { register: { settings }, templateBytes }: Opened,
  paper: Paper,
  markdown: string,
  format: PaperFormat,
): Promise<string | Uint8Array> {
  if (format === 'markdown') return markdown;
  const { readMarkdown } = await import('../../render/markdown-tree.ts');
  const page = {
    title: paper.title,
    force: settings.force.name,
    marking: paper.marking ?? settings.marking ?? null,
    blocks: readMarkdown(markdown),
    pictures: () => undefined,
  };
  if (format === 'html') {
    const { htmlPaper } = await import('../../render/html/page.ts');
    return htmlPaper(page);
  }
  const { ReferenceFault, wordPaper } = await import('../../render/word/paper.ts');
  try {
    return await wordPaper({
      ...page,
      day: paper.meeting ?? paper.as_at,
      reference: templateBytes(housePaper),
    });
  } catch (error) {
    if (error instanceof ReferenceFault)
      throw new UserError(`templates/${housePaper} cannot serve: ${error.message}.`);
    throw error;
  }
}
