/** Finds the kind of paper that a person names, and the texts that papers of the kind have. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import {
  narrativeSlots,
  type PaperTemplate,
  paperKind,
  paperTemplates,
  type TemplateReader,
} from '../../domain/paper-templates.ts';
import { isMap } from '../../domain/plain-data.ts';
import type { Register } from '../../domain/register.ts';
import { didYouMean, normaliseName } from '../../domain/text/word-matching.ts';
import { readRecordData } from '../../storage/yaml-edit/edit.ts';

/** Words that the name of a kind may end with. */
const kindEndings = ['paper', 'report', 'update'];

/** A name without case, punctuation and the words that many kinds end with. */
function simplifyKind(name: string): string {
  const words = normaliseName(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  const hasEnding = words.length > 1 && kindEndings.includes(words.at(-1) ?? '');
  return words.slice(0, hasEnding ? -1 : undefined).join(' ');
}

/** The names by which `findPaperKind` finds a kind, besides its template. */
export const namesOfPaperKind = ({ papers }: Register, template: PaperTemplate): readonly string[] => [
  ...[template, paperKind(template).title].flatMap((name) => [
    name,
    ...kindEndings.map((ending) => `${name} ${ending}`),
  ]),
  ...papers.flatMap((paper) => (paper.template === template ? [paper.id, paper.title] : [])),
];

/** The kind of paper with a name: of a template, of its title, or of a paper on the register. Fails with a sentence that lists the kinds. */
export function findPaperKind({ papers }: Register, text: string): Result<PaperTemplate, string> {
  const name = simplifyKind(text);
  const paper = papers.find(({ id, title }) => id === text.trim() || simplifyKind(title) === name);
  const kind =
    paperTemplates.find(
      (template) => simplifyKind(template) === name || simplifyKind(paperKind(template).title) === name,
    ) ?? paperTemplates.find((template) => template === paper?.template);
  if (kind !== undefined) return ok(kind);
  return fail(
    `there is no kind of paper \`${text}\`. ${didYouMean(text, paperTemplates)} The kinds are: ${paperTemplates.join(', ')}.`.replace(
      '  ',
      ' ',
    ),
  );
}

/** What is wrong with the slots of texts: those that the template does not have. */
export function findSlotFaults(
  texts: ReadonlyMap<string, string>,
  template: string,
  readTemplate: TemplateReader,
): readonly string[] {
  const slots = narrativeSlots(template, readTemplate);
  if (slots === undefined) return [];
  return [...texts.keys()].flatMap((slot) =>
    slots.includes(slot)
      ? []
      : [
          slots.length === 0
            ? `the template ${template} has no slots for text.`
            : `the template ${template} has no slot \`${slot}\`. ${didYouMean(slot, slots)} The slots are: ${slots.join(', ')}.`.replace(
                '  ',
                ' ',
              ),
        ],
  );
}

const commentStart = '# Slots of the template without a text: ';

/** The text of a paper's file, and the slots of its template without a text. */
export interface PaperText {
  readonly fileText: string;
  readonly emptySlots: readonly string[];
}

/** The text of a paper's file with a comment at its end that lists the slots without a text, for a person who edits it. */
export function listSlotsInComment(
  fileText: string,
  template: string,
  readTemplate: TemplateReader,
): PaperText {
  const lines = fileText.split('\n').filter((line) => !line.startsWith(commentStart));
  const data = readRecordData(fileText);
  const narrative = isMap(data) && isMap(data['narrative']) ? data['narrative'] : {};
  const slots = narrativeSlots(template, readTemplate) ?? [];
  const emptySlots = slots.filter((slot) => narrative[slot] === undefined);
  const text = lines.join('\n');
  return {
    fileText: emptySlots.length === 0 ? text : `${text}${commentStart}${emptySlots.join(', ')}\n`,
    emptySlots,
  };
}

/** Whether a paper's file has the comment on slots without a text. */
export const hasSlotComment = (fileText: string): boolean => fileText.includes(`\n${commentStart}`);
