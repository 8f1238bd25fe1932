/** Lists the templates of papers, and finds the slots of a template for the narrative of a paper's file. */
import { AppError } from './errors.ts';

/** The name of every paper's template, which is also the name of its report. */
export const paperTemplates = [
  'audit-committee',
  'board-pack',
  'closure-submission',
  'group-pack',
  'chase',
  'self-assessment',
  'programme',
  'section-55',
  'cause-of-concern',
  'annual',
  'reconciliation',
] as const;
export type PaperTemplate = (typeof paperTemplates)[number];

/** Returns the text of a template file such as `annual.md`; undefined if there is none. @throws AppError if the file is unsafe, such as a link */
export type TemplateReader = (file: string) => string | undefined;

/** Why a template, or one that it includes, cannot be used, as a clause; undefined if all can. */
export function findUnsafeTemplate(template: string, readTemplate: TemplateReader): string | undefined {
  try {
    narrativeSlots(template, readTemplate);
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.message.replace(/\.$/, '');
    throw error;
  }
}

const includePattern = /\binclude\s*(?:"([a-z0-9-]+\.md)"|'([a-z0-9-]+\.md)')/;
const narrativePattern = /\bnarrative\b(?:\.([\w-]+)|\[(?:"([^"]*)"|'([^']*)')\])?/g;

/** A template file and its text. */
interface TemplateFile {
  readonly file: string;
  readonly text: string;
}

/** A template and the templates that it includes, in their order; none if it has no file. @throws AppError if one of the files is unsafe */
export function templateFiles(template: string, readTemplate: TemplateReader): readonly TemplateFile[] {
  const names = new Set([`${template}.md`]);
  const files: TemplateFile[] = [];
  // The loop also visits the names that are added to the set meanwhile.
  for (const file of names) {
    const text = readTemplate(file);
    if (text === undefined) continue;
    files.push({ file, text });
    for (const tag of listTags(text)) {
      const [, doubleQuotedFile, singleQuotedFile] = includePattern.exec(tag) ?? [];
      const includedFile = doubleQuotedFile ?? singleQuotedFile;
      if (includedFile !== undefined) names.add(includedFile);
    }
  }
  return files;
}

/**
 * The slots that a template and the templates that it includes have for a narrative, in their order. Undefined if they cannot be
 * known: the template has no file, or it uses the narrative without naming a slot.
 * @throws AppError if one of the files is unsafe
 */
export function narrativeSlots(
  template: string,
  readTemplate: TemplateReader,
): readonly string[] | undefined {
  const files = templateFiles(template, readTemplate);
  if (files.length === 0) return undefined;
  const slots = new Set<string>();
  for (const tag of files.flatMap(({ text }) => listTags(text)))
    for (const [, name, doubleQuoted, singleQuoted] of tag.matchAll(narrativePattern)) {
      const slot = name ?? doubleQuoted ?? singleQuoted;
      if (slot === undefined) return undefined;
      slots.add(slot);
    }
  return [...slots];
}

/** The contents of the tags of a template: `{{ … }}` and `{% … %}`. */
const listTags = (template: string): readonly string[] =>
  template.split(/\{(?=[{%])/).flatMap((part) => {
    const end = part.indexOf(part.startsWith('%') ? '%}' : '}}');
    return end < 0 ? [] : [part.slice(1, end)];
  });
