/** A paper in the format asked for: its Markdown as it stands, as a page, or as a Word file. */
import { type Chart, chartSvg, chartWidth } from '../../render/chart.ts';
import { plain } from '../../render/document.ts';
import type { Tied } from '../../reports/report.ts';
import { type Opened, UserError } from '../command.ts';

export type PaperFormat = 'markdown' | 'html' | 'docx';

/** The format that a file's name asks for, where nothing else is said. */
export const formatOf = (file: string | undefined): PaperFormat =>
  /\.docx$/i.test(file ?? '') ? 'docx' : /\.html?$/i.test(file ?? '') ? 'html' : 'markdown';

const housePaper = 'reference.docx';

/** What is to be written: text, or the bytes of a Word file. */
export async function formatted(
  { templateBytes }: Opened,
  { paper, force }: Tied,
  { markdown, charts }: { readonly markdown: string; readonly charts: Readonly<Record<string, Chart>> },
  format: PaperFormat,
): Promise<string | Uint8Array> {
  if (format === 'markdown') return markdown;
  const { readMarkdown } = await import('../../render/markdown-tree.ts');
  const blocks = readMarkdown(markdown);
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const page = {
    title: heading?.kind === 'heading' ? plain(heading.inline) : paper.title,
    force: force.name,
    marking: paper.marking,
    blocks,
  };
  const drawn = (name: string) => charts[name] && chartSvg(charts[name]);
  if (format === 'html') {
    const { htmlPaper } = await import('../../render/html/page.ts');
    return htmlPaper({ ...page, pictures: (name) => drawn(name)?.svg });
  }
  const [{ ReferenceFault, wordPaper }, { rasterOf }] = await Promise.all([
    import('../../render/word/paper.ts'),
    import('../../render/word/raster.ts'),
  ]);
  try {
    return await wordPaper({
      ...page,
      pictures: (name) => {
        const [chart, drawing] = [charts[name], drawn(name)];
        if (!chart || !drawing) return undefined;
        const { svg, height } = drawing;
        const raster = rasterOf(chart, chartWidth * 2, height * 2);
        return { svg, raster, width: chartWidth, height };
      },
      day: paper.meeting ?? paper.as_at,
      reference: templateBytes(housePaper),
    });
  } catch (error) {
    if (error instanceof ReferenceFault)
      throw new UserError(`templates/${housePaper} cannot serve: ${error.message}.`);
    throw error;
  }
}
