/** Fills the slots of a Markdown template in Liquid. Every value is escaped, and a slot without a value is an error. A value that is null was not recorded. */

import { Liquid, LiquidError } from 'liquidjs';
import { formatDate, formatPartialDate } from '../domain/dates/calendar.ts';
import { AppError } from '../domain/errors.ts';
import { templateLimits } from '../domain/limits.ts';
import { capitalise } from '../domain/text/capitalise.ts';
import { countInWords } from '../domain/text/numbers.ts';
import { trimEndOf } from '../domain/text/trim-end.ts';
import { escapeInline, escapeLines } from './markdown.ts';
import { findTemplateLimit } from './template-limits.ts';

/** An error in a template, with its name, line and column. */
export class TemplateError extends AppError {
  override readonly code = 'template';
}

const number = (value: unknown): number => {
  if (typeof value !== 'number') throw new TypeError(`${JSON.stringify(value)} is not a number`);
  return value;
};

/** What a page prints for a fact without a record. */
const notRecorded = 'not recorded';

const isAbsent = (value: unknown) => value === null || value === undefined;

const filters: Readonly<Record<string, (value: unknown, ...args: readonly string[]) => unknown>> = {
  /** `2021-11-25` as 25 November 2021. */
  day: (value) => (isAbsent(value) ? value : formatDate(String(value))),
  /** A date of any precision; other text is unchanged. */
  when: (value) => (isAbsent(value) ? value : formatPartialDate(String(value))),
  /** `3 | count: "action", "actions"`: three actions, one action, no actions. */
  count: (value, singular = '', plural = singular) =>
    `${countInWords(number(value))} ${value === 1 ? singular : plural}`,
  /** `3 | agree: "remains", "remain"`: the word that fits the number. */
  agree: (value, singular = '', plural = '') => (value === 1 ? singular : plural),
  /** A number for running text. */
  number: (value) => countInWords(number(value)),
  /** `agenda_and_notes` as Agenda and notes. */
  label: (value) => (isAbsent(value) ? value : capitalise(String(value).replace(/[_-]+/g, ' '))),
  capital: (value) => capitalise(isAbsent(value) ? notRecorded : String(value)),
};

/** Filters of Liquid that read the clock or choose at random: the same register must give the same paper. */
const unpredictableFilters = [
  ...['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'],
  'sample',
];

/** Filters that escape their text and return Markdown. */
const markdownFilters: typeof filters = {
  /** Text of several lines, for a table's cell. */
  lines: (value) => escapeLines(isAbsent(value) ? notRecorded : String(value)),
  /** Text as a quotation, its lines and paragraphs kept. */
  quote: (value) => formatQuotation(isAbsent(value) ? notRecorded : String(value)),
};

const formatQuotation = (text: string) =>
  text
    .trim()
    .split(/(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+/)
    .map((paragraph) => `> ${escapeLines(paragraph)}`)
    .join('\n>\n');

/** Fills `template` from `slots`. `partial` gives the text of a template that another includes. */
export function fillTemplate(
  name: string,
  template: string,
  slots: object,
  partial: (name: string) => string | undefined,
): string {
  const nameByText = new Map<string, string>();
  const prepare = (text: string, file: string) => {
    const preparedText = removeTagLines(text);
    nameByText.set(preparedText, file);
    return preparedText;
  };
  const readPartial = (file: string) => {
    const text = partial(file);
    if (text !== undefined) return prepare(text, file);
    throw new TemplateError(`there is no template \`${file}\`.`, 'Add it to templates/, or remove the tag.');
  };
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    greedy: false,
    relativeReference: false,
    outputEscape: (value: unknown) => (isAbsent(value) ? notRecorded : escapeInline(String(value))),
    ...templateLimits,
    fs: {
      // A template that does not exist is refused when it is read, with a message of ours.
      existsSync: () => true,
      exists: async () => true,
      readFileSync: readPartial,
      readFile: async (file: string) => readPartial(file),
      resolve: (_: string, file: string) => file,
      contains: async () => true,
      containsSync: () => true,
    },
  });
  for (const filter of unpredictableFilters) delete engine.filters[filter];
  for (const [filter, apply] of Object.entries(filters)) engine.registerFilter(filter, apply);
  for (const [filter, handler] of Object.entries(markdownFilters))
    engine.registerFilter(filter, { handler, raw: true });
  try {
    const text: string = engine.renderSync(engine.parse(prepare(template, name), name), slots);
    return tidyBlankLines(text);
  } catch (error) {
    const limit = error instanceof Error ? findTemplateLimit(error) : undefined;
    if (!LiquidError.is(error)) {
      // The library gives no place for a template that is too long.
      if (limit === undefined) throw error;
      throw new TemplateError(`${name}: ${limit.reason}`, limit.remedy);
    }
    const cause: unknown = error.originalError;
    const remedy = cause instanceof AppError ? cause.remedy : (limit?.remedy ?? '');
    throw new TemplateError(describeError(error, nameByText), remedy);
  }
}

/** `annual.md: undefined variable: live, line:2, col:4`, with the name of the template that has the fault, which may be an included one. */
function describeError(error: LiquidError, nameByText: ReadonlyMap<string, string>): string {
  const { message, token, originalError } = error;
  const reason =
    originalError instanceof RangeError
      ? 'it includes itself, or its tags are nested too deeply'
      : (findTemplateLimit(error)?.reason ?? message.split(/, (?:file|line):/, 1)[0]);
  const [line = 1, column = 1] = token.getPosition();
  return `${token.file ?? nameByText.get(token.input)}: ${reason}, line:${line}, col:${column}`;
}

/** Makes a line with only tags disappear; tags inside a line keep the space around them. */
const removeTagLines = (template: string): string =>
  template.replace(/^[ \t]*\{%(?:(?!%\})[^\n])*%\}(?:[ \t]*\{%(?:(?!%\})[^\n])*%\})*[ \t]*$/gm, (line) =>
    line
      .trim()
      .replace(/^\{%-?/, '{%-')
      .replace(/-?%\}$/, '-%}'),
  );

/** Blank lines between blocks: one, never more; none at the end of a line. */
const tidyBlankLines = (text: string): string =>
  `${text
    .split('\n')
    .map((line) => trimEndOf(line, ' \t'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
