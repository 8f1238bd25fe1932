/** Fills the slots of a Markdown template in Liquid. Every value is escaped, and a slot without a value is an error. A value that is null was not recorded. */

import { Liquid, LiquidError } from 'liquidjs';
import { formatDate, formatPartialDate } from '../domain/dates/calendar.ts';
import { AppError } from '../domain/errors.ts';
import { templateLimits } from '../domain/limits.ts';
import { formatCount } from '../domain/text/numbers.ts';
import { trimEndOf } from '../domain/text/trim-end.ts';
import { escapeInline, escapeLines } from './markdown.ts';

/** An error in a template, with its name, line and column. */
export class TemplateError extends AppError {
  override readonly code = 'template';
}

const number = (value: unknown): number => {
  if (typeof value !== 'number') throw new TypeError(`${JSON.stringify(value)} is not a number`);
  return value;
};

/** A figure with a comma between thousands; `no` for 0 and `one` for 1. */
const countInWords = (count: number): string =>
  count === 0 ? 'no' : count === 1 ? 'one' : formatCount(count);

/** What a page prints for a fact without a record. */
const notRecorded = 'not recorded';

const isAbsent = (value: unknown) => value === null || value === undefined;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const filters: Readonly<Record<string, (value: unknown, ...args: readonly string[]) => unknown>> = {
  /** `2021-11-25` as 25 November 2021. */
  day: (value) => (isAbsent(value) ? value : formatDate(String(value))),
  /** A date of any precision; other text is unchanged. */
  when: (value) => (isAbsent(value) ? value : formatPartialDate(String(value))),
  /** `3 | count: "action", "actions"`: 3 actions, one action, no actions. */
  count: (value, singular = '', plural = singular) =>
    `${countInWords(number(value))} ${value === 1 ? singular : plural}`,
  /** `3 | agree: "remains", "remain"`: the word that fits the number. */
  agree: (value, singular = '', plural = '') => (value === 1 ? singular : plural),
  /** A number for running text. */
  number: (value) => countInWords(number(value)),
  /** `agenda_and_notes` as Agenda and notes. */
  label: (value) => (isAbsent(value) ? value : capital(String(value).replace(/[_-]+/g, ' '))),
  capital: (value) => capital(isAbsent(value) ? notRecorded : String(value)),
};

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
      existsSync: (file: string) => partial(file) !== undefined,
      exists: async (file: string) => partial(file) !== undefined,
      readFileSync: (file: string) => removeTagLines(partial(file) ?? ''),
      readFile: async (file: string) => removeTagLines(partial(file) ?? ''),
      resolve: (_: string, file: string) => file,
      contains: async () => true,
      containsSync: () => true,
    },
  });
  for (const [filter, apply] of Object.entries(filters)) engine.registerFilter(filter, apply);
  for (const [filter, handler] of Object.entries(markdownFilters))
    engine.registerFilter(filter, { handler, raw: true });
  try {
    const text: string = engine.renderSync(engine.parse(removeTagLines(template), name), slots);
    return tidyBlankLines(text);
  } catch (error) {
    if (!LiquidError.is(error)) throw error;
    const [message] = error.message.split(', file:');
    const cause: unknown = error.originalError;
    throw new TemplateError(`${name}: ${message}`, cause instanceof AppError ? cause.remedy : '');
  }
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
