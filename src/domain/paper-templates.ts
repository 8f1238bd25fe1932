/** Lists the templates of papers, and finds the slots of a template for the narrative of a paper's file. */
import { listKeys } from './collections.ts';
import { AppError } from './errors.ts';

/** What a kind of paper is. */
export interface PaperKind {
  /** The title of a paper, unless its file has another. */
  readonly title: string;
  /** Whether it is never for the public: the file of such a paper has `public: false`. */
  readonly internal?: true;
}

/** The kinds of paper, by the name of their template, which is also the name of their report. */
const paperKinds = {
  'audit-committee': { title: 'HMICFRS improvement actions: update' },
  'board-pack': { title: 'Board pack', internal: true },
  'closure-submission': { title: 'Closure submission', internal: true },
  'group-pack': { title: 'Improvement actions', internal: true },
  chase: { title: 'Improvement actions: update requested', internal: true },
  'self-assessment': { title: 'Self-assessment' },
  programme: { title: 'Inspection programme' },
  'section-55': { title: 'Response under section 55 of the Police Act 1996' },
  'cause-of-concern': { title: 'Cause of concern' },
  annual: { title: 'The year in figures: HMICFRS improvement actions' },
  reconciliation: { title: 'The register and the monitoring portal', internal: true },
} as const satisfies Readonly<Record<string, PaperKind>>;

/** The name of a template. */
export type PaperTemplate = keyof typeof paperKinds;

/** The name of every paper's template. */
export const paperTemplates: readonly PaperTemplate[] = listKeys(paperKinds);

/** What a paper of a template is. */
export const paperKind = (template: PaperTemplate): PaperKind => paperKinds[template];

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
