/** Fills the template of a paper and writes it in the chosen format: Markdown, a page of HTML or a Word file. */
import { type CommandContext, UserError } from '../../app/command.ts';
import { inlineText } from '../../output/document.ts';
import { fillPlaceholders, placeholder, type SlotBlock, type SlotBlocks } from '../../output/placeholders.ts';
import { fillTemplate, TemplateError } from '../../output/template.ts';
import type { PaperAnswer, ReportPage } from './report-definition.ts';

/** The formats that a paper can be written in. */
export type PaperFormat = 'markdown' | 'html' | 'docx';

const endings: Readonly<Record<string, PaperFormat>> = {
  docx: 'docx',
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'markdown',
};

/**
 * The format that the user chose, otherwise that of the file's name.
 * @throws UserError for a file name of another format.
 */
export function choosePaperFormat(file: string | undefined, option: PaperFormat | undefined): PaperFormat {
  const ending = /[^./\\]\.([^./\\]+)$/.exec(file ?? '')?.[1]?.toLowerCase();
  if (ending === 'pdf')
    throw new UserError(
      'papers cannot be written as PDF. Write a .docx file and save it as PDF in Word, or write an .html file and print it to PDF.',
    );
  if (option !== undefined) return option;
  const format = endings[ending ?? 'md'];
  if (format === undefined)
    throw new UserError(
      `a paper is written as .docx (Word), .html (a page) or .md (Markdown), not as .${ending}. Change the file name, or choose the format with --format.`,
    );
  return format;
}

const referenceFile = 'reference.docx';

/** A filled template, and the tables and charts for its placeholders. */
export interface FilledPaper {
  readonly text: string;
  readonly slots: SlotBlocks;
}

/**
 * The template of a report, filled from its answer. Markdown has no charts, only the table next to each.
 * @throws UserError if the template is missing or cannot be filled.
 */
export function fillPaper(
  { template }: CommandContext,
  name: string,
  { answer, tables, charts }: ReportPage,
  format: PaperFormat,
): FilledPaper {
  const source = template(`${name}.md`);
  if (source === undefined) throw new UserError(`there is no template ${name}.md in templates/.`);
  const groups = { tables: tables(), charts: format === 'markdown' ? {} : charts() };
  const slots = new Map<string, SlotBlock>();
  const placeholdersFor = (group: keyof typeof groups) =>
    Object.fromEntries(
      Object.entries<SlotBlock>(groups[group]).map(([slot, block]) => {
        slots.set(`${group}.${slot}`, block);
        return [slot, placeholder(`${group}.${slot}`)];
      }),
    );
  const values = { ...answer, tables: placeholdersFor('tables'), charts: placeholdersFor('charts') };
  try {
    return { text: fillTemplate(`${name}.md`, source, values, template), slots };
  } catch (error) {
    if (error instanceof TemplateError) throw new UserError(error.message, error.remedy);
    throw error;
  }
}

/** The text of a paper, or the bytes of a Word file. */
export async function formatPaper(
  { templateBytes }: CommandContext,
  { paper, force }: PaperAnswer,
  { text, slots }: FilledPaper,
  format: PaperFormat,
): Promise<string | Uint8Array> {
  if (format === 'markdown') return fillPlaceholders(text, slots);
  const blocks = await readBlocks(text, slots);
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const page = {
    title: heading?.kind === 'heading' ? inlineText(heading.inline) : paper.title,
    force: force.name,
    marking: paper.marking,
    blocks,
  };
  if (format === 'html') {
    const { htmlPaper } = await import('../../output/html/html-paper.ts');
    return htmlPaper(page);
  }
  const { ReferenceFault, wordPaper } = await import('../../output/word/word-paper.ts');
  try {
    return await wordPaper({
      ...page,
      day: paper.meeting ?? paper.as_at,
      reference: templateBytes(referenceFile),
    });
  } catch (error) {
    if (error instanceof ReferenceFault)
      throw new UserError(`templates/${referenceFile} cannot be used: ${error.message}.`);
    throw error;
  }
}

/** The blocks of a filled template. @throws UserError for Markdown that would take too long to parse */
async function readBlocks(text: string, slots: SlotBlocks) {
  const { MarkdownError } = await import('../../output/markdown-limits.ts');
  const { parseMarkdown } = await import('../../output/parse-markdown.ts');
  try {
    return parseMarkdown(text, slots);
  } catch (error) {
    if (error instanceof MarkdownError)
      throw new UserError(`the paper cannot be laid out: ${error.message}. ${error.remedy}`);
    throw error;
  }
}
