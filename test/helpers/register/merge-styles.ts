/** Writes an action in the styles in which officers keep one, for two branches to edit. */
import type { PlainEvent } from '../naive-counter.ts';

export type Facts = Readonly<Record<string, unknown>>;

interface Style {
  readonly event: 'block' | 'flow' | 'bracketed';
  readonly dash: number;
  readonly step: number;
  readonly quoted: boolean;
  readonly spaced: boolean;
  readonly comments: boolean;
  readonly finish: (text: string) => string;
}

const usual: Style = {
  event: 'block',
  dash: 2,
  step: 2,
  quoted: false,
  spaced: false,
  comments: false,
  finish: (text) => text,
};

const windows = (text: string) => text.replaceAll('\n', '\r\n');

export const styles: readonly Style[] = [
  usual,
  { ...usual, event: 'flow' },
  { ...usual, dash: 0, quoted: true },
  { ...usual, comments: true },
  { ...usual, event: 'flow', comments: true, finish: windows },
  { ...usual, finish: windows },
  { ...usual, spaced: true, comments: true },
  { ...usual, dash: 4, step: 4 },
  { ...usual, event: 'bracketed' },
  { ...usual, comments: true, finish: (text) => `\ufeff${text}` },
  { ...usual, event: 'flow', finish: (text) => text.trimEnd() },
];

const bare = (value: unknown) => typeof value === 'boolean' || /^\d{4}-\d\d-\d\d$/.test(String(value));

const plain = /^(?!no$)[A-Za-z][A-Za-z0-9 -]*$/;

const scalar = (value: unknown, quoted: boolean): string =>
  bare(value) || (!quoted && plain.test(String(value))) ? String(value) : JSON.stringify(value);

const inBraces = (event: PlainEvent, quoted: boolean) =>
  `{${Object.entries(event)
    .map(([key, value]) => `${key}: ${scalar(value, quoted)}`)
    .join(', ')}}`;

export function written(facts: Facts, history: readonly PlainEvent[], style: Style): string {
  const { quoted, comments, step } = style;
  const lines = ['# yaml-language-server: $schema=../schemas/action.schema.json'];
  for (const [key, value] of Object.entries(facts)) {
    if (comments && key === 'title') lines.push('# as the report has it');
    if (Array.isArray(value)) lines.push(`${key}: [${value.map((item) => scalar(item, quoted)).join(', ')}]`);
    else if (typeof value === 'object' && value !== null)
      lines.push(
        `${key}:`,
        ...Object.entries(value).map(
          ([inner, item]) => `${' '.repeat(step)}${inner}: ${scalar(item, quoted)}`,
        ),
      );
    else if (key === 'wording' && !quoted) lines.push('wording: |-', `${' '.repeat(step)}${String(value)}`);
    else
      lines.push(`${key}: ${scalar(value, quoted)}${comments && key === 'type' ? '  # see the report' : ''}`);
  }
  lines.push(...historyLines(history, style));
  return style.finish(`${lines.join('\n')}\n`);
}

function historyLines(history: readonly PlainEvent[], style: Style): readonly string[] {
  const { event: form, dash, quoted, comments, spaced } = style;
  if (form === 'bracketed')
    return [`history: [${history.map((event) => inBraces(event, quoted)).join(', ')}]`];
  const pad = ' '.repeat(dash);
  return [
    'history:',
    ...history.flatMap((event, index) => {
      const entries = Object.entries(event).map(([key, value]) => `${key}: ${scalar(value, quoted)}`);
      const [first = '', ...rest] = form === 'flow' ? [inBraces(event, quoted)] : entries;
      const behind = comments && index % 2 === 0 ? `  # entry ${index}` : '';
      return [
        ...(spaced && index > 0 ? [''] : []),
        ...(comments && index % 3 === 1 ? [`${pad}# before entry ${index}`] : []),
        `${pad}- ${first}${behind}`,
        ...rest.map((line) => `${pad}  ${line}`),
      ];
    }),
  ];
}
