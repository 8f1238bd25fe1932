/** Runs `framework import`: adds a version of the framework from a file, and reports what it contains and what was left out. */
import { type ChangingCommand, UserError } from '../../app/command.ts';
import { createRecordFile, proposeCommit } from '../../app/propose-commit.ts';
import { isId, maxIdLength } from '../../domain/ids.ts';
import type { FrameworkLevel } from '../../domain/paf-key.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { cleanText, pluralise, truncateText } from '../../output/safe-text.ts';
import type { OmittedLines } from '../../storage/outline/outline.ts';
import type { FrameworkImportOptions } from './framework-command.ts';
import {
  type EntryCounts,
  type FrameworkReading,
  type NumberedFramework,
  numberEntries,
} from './framework-entries.ts';
import { readFrameworkFile } from './read-framework-file.ts';
import { assertNoFaults } from './run-records.ts';

/** @throws UserError if the file cannot be read or has no questions, and with every fault of its numbers and of the options */
export const runFrameworkImport: ChangingCommand<FrameworkImportOptions> = async (context, options) => {
  const { register } = context;
  const reading = await readFrameworkFile(context, options);
  if (!reading.ok) throw new UserError(reading.error);
  const { entries, leftOut } = reading.value;
  const framework = numberEntries(entries, options.ungraded);
  if (framework.counts.question === 0) throw new UserError(describeMissingQuestions(options.file, leftOut));
  const fields = readFields(reading.value, options);
  assertNoFaults([
    ...findFieldFaults(register, fields),
    ...framework.faults.map((fault) => `${options.file}, ${fault}`),
  ]);
  const record = { ...fields, questions: framework.questions };
  const file = recordFile('framework', fields.id);
  const newFile = createRecordFile('framework', file, record);
  const text = describeImport(framework, leftOut);
  if (context.recordText(file) === newFile.after)
    return {
      text: `The framework ${fields.id} is already on the register with the same contents. Nothing was changed.`,
    };
  if (register.frameworks.some(({ id }) => id === fields.id))
    throw new UserError(
      `the framework ${fields.id} already exists, with other contents. Import a revised version as a new record: enter another --id, its first day with --from, and --replaces ${fields.id}.`,
    );
  return {
    ...proposeCommit({
      command: 'framework import',
      subject: `Import framework ${fields.id}`,
      changes: [newFile],
      options,
      trailers: [['Afi-Record', file]],
    }),
    text,
  };
};

/** The fields of the record besides its questions. */
interface FrameworkFields {
  readonly [field: string]: string | undefined;
  readonly id: string;
  readonly title: string;
}

/** The fields from the options, else from the file. */
function readFields(
  { title: ownTitle, fields = {} }: FrameworkReading,
  options: FrameworkImportOptions,
): FrameworkFields {
  const title = options.title ?? ownTitle ?? '';
  const values = {
    id: options.id ?? fields.id ?? idFromTitle(title),
    title,
    from: options.from ?? fields.from,
    until: options.until ?? fields.until,
    replaces: options.replaces ?? fields.replaces,
    source: options.source ?? fields.source,
  };
  return values;
}

/** `peel-2025-27` for a title with years, otherwise the title's words with hyphens. */
function idFromTitle(title: string): string {
  const [, first, last] = /(20\d\d) ?[\u2013\u2014/-] ?(?:20)?(\d\d)(?!\d)/.exec(title) ?? [];
  if (first !== undefined && last !== undefined) return `peel-${first}-${last}`;
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, maxIdLength)
    .replace(/-$/, '');
}

function findFieldFaults(
  { frameworks }: Register,
  { id, title, from, replaces }: FrameworkFields,
): readonly string[] {
  const ids = frameworks.map((framework) => framework.id);
  const otherIds = ids.filter((other) => other !== id);
  return [
    ...(title === '' ? ['the file has no title. Enter one with --title.'] : []),
    ...(isId(id) ? [] : [`\`${id}\` is not an id. Enter one with --id, such as peel-2025-27.`]),
    ...(from === undefined && otherIds.length > 0
      ? [
          `enter the first day on which it is in force, with --from. The register already has ${otherIds.join(', ')}.`,
        ]
      : []),
    ...(replaces === undefined || ids.includes(replaces)
      ? []
      : [
          `--replaces: there is no framework \`${replaces}\`. The register has: ${ids.join(', ') || 'none'}.`,
        ]),
  ];
}

const words: Readonly<Record<FrameworkLevel, readonly [one: string, many: string]>> = {
  question: ['question', 'questions'],
  topic: ['topic', 'topics'],
  characteristic: ['characteristic', 'characteristics'],
};

/** `12 questions, 59 topics and 151 characteristics`. */
const describeCounts = ({ question, topic, characteristic }: EntryCounts): string =>
  `${pluralise(question, ...words.question)}, ${pluralise(topic, ...words.topic)} and ${pluralise(characteristic, ...words.characteristic)}`;

function describeImport(
  { counts, numbered, ungraded, emptyTopics }: NumberedFramework,
  leftOut: readonly OmittedLines[],
): string {
  const numberedTexts = (['question', 'topic', 'characteristic'] as const).flatMap((level) =>
    numbered[level] === 0 ? [] : [pluralise(numbered[level], ...words[level])],
  );
  return [
    `The framework has ${describeCounts(counts)}. Not graded: ${ungraded.length === 0 ? 'none' : ungraded.join(', ')}.`,
    ...(numberedTexts.length === 0
      ? []
      : [`Numbers were added to entries that had none: ${numberedTexts.join(', ')}.`]),
    ...(emptyTopics.length === 0
      ? []
      : [`Topics without a characteristic: ${emptyTopics.join(', ')}. Check that none was left out.`]),
    ...(leftOut.length === 0
      ? ['Nothing in the file was left out.']
      : [
          'Left out because it is not a question, topic or characteristic:',
          ...[...leftOut].sort((a, b) => lineOf(a) - lineOf(b)).map(describeLeftOut),
        ]),
  ].join('\n');
}

/** The number in a place such as `line 34`. */
const lineOf = ({ place }: OmittedLines): number => Number(/\d+/.exec(place)?.[0] ?? 0);

const maxWordsWidth = 70;

const describeLeftOut = ({ place, count, text, reason, unit = 'lines' }: OmittedLines): string =>
  `  ${place}: ${count === 1 ? '' : `${count} ${unit}, from `}\u201c${truncateText(cleanText(text), maxWordsWidth)}\u201d (${reason})`;

const maxLinesShown = 10;

const describeMissingQuestions = (file: string, leftOut: readonly OmittedLines[]): string =>
  [
    `${file} has no questions. A question is a heading that begins with a number or ends with a question mark; topics are headings below it, or paragraphs before a list.`,
    ...leftOut.slice(0, maxLinesShown).map(describeLeftOut),
  ].join('\n');
