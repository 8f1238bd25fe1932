/** Refuses what is for the public if it seems to contain personal data, and lists the places. */
import { templateFiles } from '../domain/paper-templates.ts';
import {
  findContactMailboxes,
  findUnpublishable,
  foldWords,
  publicExceptions,
} from '../domain/publication/public-text.ts';
import { listRecordTexts, type RecordText } from '../domain/records/record-texts.ts';
import type { Register } from '../domain/register.ts';
import { describePersonalData, type PersonalData } from '../domain/text/personal-data.ts';
import { pluralise } from '../output/safe-text.ts';
import { formatPath } from '../storage/yaml-edit/data-paths.ts';
import { type CommandContext, UserError } from './command.ts';

/** A text that is to be published, and where: in `actions/docks-2021-rec-1.html`, or `the paper`. */
export interface PublicText {
  readonly place: string;
  readonly text: string;
}

/** What an output for the public is made from. */
export interface PublicSources {
  /** What the readers may see of the register. */
  readonly register: Register;
  /** The template of a paper. */
  readonly template?: string;
}

/** The most places that a refusal lists. */
const maxListedPlaces = 20;

/** @throws UserError if a text looks like personal data and is not an exception of register.yaml: nothing is written then. */
export function assertPublishable(
  context: Pick<CommandContext, 'register' | 'template'>,
  texts: Iterable<PublicText>,
  sources: PublicSources,
): void {
  const exceptions = publicExceptions(context.register);
  const hits = new Map<string, { readonly data: PersonalData; readonly place: string }>();
  const mailboxes = new Set<string>();
  for (const { place, text } of texts) {
    for (const data of findUnpublishable(text, exceptions))
      if (!hits.has(foldWords(data))) hits.set(foldWords(data), { data, place });
    for (const mailbox of findContactMailboxes(text)) mailboxes.add(mailbox);
  }
  // A mailbox of a role that a line names as a contact is meant to be published.
  for (const mailbox of mailboxes) hits.delete(mailbox);
  if (hits.size === 0) return;
  const places = [...sourceTexts(context, sources)].flatMap(({ file, path, text }) =>
    findUnpublishable(text, exceptions)
      .filter((data) => hits.has(foldWords(data)))
      .map((data) => ({
        words: foldWords(data),
        line: `${describeSource(file, path)}: ${describePersonalData(data)}`,
      })),
  );
  const locatedWords = new Set(places.map(({ words }) => words));
  const lines = [
    ...places.map(({ line }) => line),
    ...[...hits.values()]
      .filter(({ data }) => !locatedWords.has(foldWords(data)))
      .map(({ data, place }) => `${place}: ${describePersonalData(data)}`),
  ];
  throw new UserError(refusalMessage([...new Set(lines)]));
}

function refusalMessage(lines: readonly string[]): string {
  const further = lines.length - maxListedPlaces;
  return [
    `nothing was written, because it is for the public and ${pluralise(lines.length, 'text looks', 'texts look')} like personal data.`,
    ...lines.slice(0, maxListedPlaces).map((line) => `  ${line}`),
    ...(further > 0 ? [`  and ${further} more`] : []),
    'To remove the words from a record: `afi redact FILE FIELD --reason … --approved-by …`, with the file and the field as listed. Correct templates and register.yaml by hand. If the words may be published, record who approved it under `public: {allow: …}` in register.yaml (example: `afi help personal-data`). Names of people are not recognised, so read the text before you publish it.',
  ].join('\n');
}

const describeSource = (file: string, path: RecordText['path']): string =>
  path.length === 0 ? file : `${file}, ${formatPath(path)}`;

/** A text that the register or a template has, with its file. */
type SourceText = RecordText & { readonly file: string };

function* sourceTexts(
  { template: readTemplate }: Pick<CommandContext, 'template'>,
  { register, template }: PublicSources,
): Generator<SourceText> {
  yield* listRecordTexts(register);
  if (template === undefined) return;
  for (const { file, text } of templateFiles(template, readTemplate))
    for (const [index, lineText] of text.split('\n').entries())
      yield { file: `templates/${file}, line ${index + 1}`, path: [], text: lineText };
}
