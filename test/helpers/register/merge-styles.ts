/** Writes an action in the styles in which officers keep one, for two branches to edit. */
import type { PlainEvent } from '../naive-counter.ts';

/** The fields of an action besides its history. */
export type ActionFacts = Readonly<Record<string, unknown>>;

/** How an officer writes a record. Indents are in spaces. */
interface Style {
  /** Whether an event is a block of lines, braces after a dash, or braces in one list in brackets. */
  readonly event: 'block' | 'flow' | 'bracketed';
  readonly dashIndent: number;
  readonly mapIndent: number;
  readonly hasQuotes: boolean;
  readonly hasBlankLines: boolean;
  readonly hasComments: boolean;
  /** Changes the complete text: its line ends, its last line or its beginning. */
  readonly finishFile: (text: string) => string;
}

const usualStyle: Style = {
  event: 'block',
  dashIndent: 2,
  mapIndent: 2,
  hasQuotes: false,
  hasBlankLines: false,
  hasComments: false,
  finishFile: (text) => text,
};

const withWindowsLineEnds = (text: string) => text.replaceAll('\n', '\r\n');

/** The styles that officers use, the most usual first. */
export const styles: readonly Style[] = [
  usualStyle,
  { ...usualStyle, event: 'flow' },
  { ...usualStyle, dashIndent: 0, hasQuotes: true },
  { ...usualStyle, hasComments: true },
  { ...usualStyle, event: 'flow', hasComments: true, finishFile: withWindowsLineEnds },
  { ...usualStyle, finishFile: withWindowsLineEnds },
  { ...usualStyle, hasBlankLines: true, hasComments: true },
  { ...usualStyle, dashIndent: 4, mapIndent: 4 },
  { ...usualStyle, event: 'bracketed' },
  { ...usualStyle, hasComments: true, finishFile: (text) => `\ufeff${text}` },
  { ...usualStyle, event: 'flow', finishFile: (text) => text.trimEnd() },
];

const canBeUnquoted = (value: unknown) =>
  typeof value === 'boolean' || /^\d{4}-\d\d-\d\d$/.test(String(value));

const plainPattern = /^(?!no$)[A-Za-z][A-Za-z0-9 -]*$/;

const writeScalar = (value: unknown, hasQuotes: boolean): string =>
  canBeUnquoted(value) || (!hasQuotes && plainPattern.test(String(value)))
    ? String(value)
    : JSON.stringify(value);

const writeInBraces = (event: PlainEvent, hasQuotes: boolean) =>
  `{${Object.entries(event)
    .map(([key, value]) => `${key}: ${writeScalar(value, hasQuotes)}`)
    .join(', ')}}`;

/** The text of an action's record. */
export function writeAction(facts: ActionFacts, history: readonly PlainEvent[], style: Style): string {
  const { hasQuotes, hasComments, mapIndent } = style;
  const lines = ['# yaml-language-server: $schema=../schemas/action.schema.json'];
  for (const [key, value] of Object.entries(facts)) {
    if (hasComments && key === 'title') lines.push('# as the report has it');
    if (Array.isArray(value))
      lines.push(`${key}: [${value.map((part) => writeScalar(part, hasQuotes)).join(', ')}]`);
    else if (typeof value === 'object' && value !== null)
      lines.push(
        `${key}:`,
        ...Object.entries(value).map(
          ([inner, part]) => `${' '.repeat(mapIndent)}${inner}: ${writeScalar(part, hasQuotes)}`,
        ),
      );
    else if (key === 'wording' && !hasQuotes)
      lines.push('wording: |-', `${' '.repeat(mapIndent)}${String(value)}`);
    else
      lines.push(
        `${key}: ${writeScalar(value, hasQuotes)}${hasComments && key === 'type' ? '  # see the report' : ''}`,
      );
  }
  lines.push(...writeHistoryLines(history, style));
  return style.finishFile(`${lines.join('\n')}\n`);
}

function writeHistoryLines(history: readonly PlainEvent[], style: Style): readonly string[] {
  const { event: form, dashIndent, hasQuotes, hasComments, hasBlankLines } = style;
  if (form === 'bracketed')
    return [`history: [${history.map((event) => writeInBraces(event, hasQuotes)).join(', ')}]`];
  const pad = ' '.repeat(dashIndent);
  return [
    'history:',
    ...history.flatMap((event, index) => {
      const entries = Object.entries(event).map(([key, value]) => `${key}: ${writeScalar(value, hasQuotes)}`);
      const [first = '', ...furtherLines] = form === 'flow' ? [writeInBraces(event, hasQuotes)] : entries;
      const trailingComment = hasComments && index % 2 === 0 ? `  # entry ${index}` : '';
      return [
        ...(hasBlankLines && index > 0 ? [''] : []),
        ...(hasComments && index % 3 === 1 ? [`${pad}# before entry ${index}`] : []),
        `${pad}- ${first}${trailingComment}`,
        ...furtherLines.map((line) => `${pad}  ${line}`),
      ];
    }),
  ];
}
