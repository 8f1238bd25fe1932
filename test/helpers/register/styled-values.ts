/** Writes values as a hand would, in any of the forms that YAML knows. Without the code under test. */
import { gentleTexts, hardTexts, plainTexts } from './free-texts.ts';
import type { Style } from './record-styles.ts';

/** Takes one of several, at random. */
export type Draw = <Item>(items: readonly Item[]) => Item;

/** A value and its lines; the first follows the colon. */
export interface WrittenValue<Value = string> {
  readonly value: Value;
  readonly lines: readonly string[];
}

export const coin = (draw: Draw): boolean => draw([true, false]);

/** What may follow the value on its line. */
export const behind = (style: Style, draw: Draw): string =>
  style.comments.includes('end-of-line') && coin(draw)
    ? '  # seen'
    : style.spacesBehind && coin(draw)
      ? '  '
      : '';

/** A generated text in one of the style's forms that can express it, for a key at a column. */
export function writeText(style: Style, draw: Draw, column: number): WrittenValue {
  const form = draw(style.forms);
  const pad = ' '.repeat(column + style.step);
  const first = style.long ? `${draw(plainTexts)} `.repeat(20).trim() : draw(plainTexts);
  const second = `and ${draw(plainTexts)} and ${draw(plainTexts)}`;
  const comment = style.comments.includes('end-of-line') && coin(draw) ? ' # verbatim' : '';
  const under = (text: string) => text.split('\n').map((line) => (line === '' ? '' : pad + line));
  switch (form) {
    case 'single': {
      const value = draw([...gentleTexts, ...hardTexts.filter((text) => !text.includes('\n'))]);
      return { value, lines: [`'${value.replaceAll("'", "''")}'${comment}`] };
    }
    case 'double': {
      const value = draw([...gentleTexts, first, ...hardTexts.filter((text) => !text.includes('\r'))]);
      return { value, lines: [`${JSON.stringify(value)}${comment}`] };
    }
    case 'literal': {
      const value = draw([
        'one\ntwo',
        'one\n\n  two',
        `${first}\n${first}`,
        'one\ntwo\n',
        '# no comment\n- no list',
        'a: b',
      ]);
      const header = value.endsWith('\n') ? '|' : '|-';
      return { value, lines: [header + comment, ...under(value.replace(/\n$/, ''))] };
    }
    case 'indicated': {
      const value = draw([' one\ntwo', '  one', '\n one\n  two', 'one\n two']);
      return { value, lines: [`|${style.step}-${comment}`, ...under(value)] };
    }
    case 'folded':
      return {
        value: `${first} ${second}\nalso`,
        lines: [`>-${comment}`, ...under(`${first}\n${second}\n\nalso`)],
      };
    case 'wrapped':
      return { value: `${first} ${second}`, lines: [first, pad + second] };
    case 'double-wrapped':
      return { value: `${first} ${second}`, lines: [`"${first}`, `${pad}${second}"${comment}`] };
    default:
      return { value: first, lines: [first] };
  }
}

/** A key at a column with its value. */
export function writeKey(
  style: Style,
  key: string,
  column: number,
  [first = '', ...furtherLines]: readonly string[],
): string[] {
  const name = style.keys === 'quoted' ? `"${key}"` : style.keys === 'apart' ? `${key} ` : key;
  const wide = style.keys === 'aligned' ? Math.max(1, 14 - key.length) : 1;
  return [`${' '.repeat(column)}${name}:${first === '' ? '' : ' '.repeat(wide)}${first}`, ...furtherLines];
}

/** A list of words below a key at the top. */
export function writeList(style: Style, draw: Draw, items: readonly string[]): readonly string[] {
  if (style.lists === 'block')
    return ['', ...items.map((text) => `${' '.repeat(style.dash)}-${style.gap}${text}`)];
  if (style.lists === 'flow-spaced') return [`[ ${items.join(' , ')} ]`];
  if (style.lists === 'flow') return [`[${items.join(', ')}]`];
  const note = style.comments.includes('end-of-line') ? ' # seen' : '';
  const comma = (i: number) => (i < items.length - 1 ? ',' : draw(['', ',']));
  return ['[', ...items.map((text, i) => `  ${text}${comma(i)}${note}`), ']'];
}

export const inBraces = (map: Readonly<Record<string, unknown>>): string => {
  const writeStyled = (value: unknown) =>
    /^[a-z\d-]+$/.test(String(value)) ? String(value) : JSON.stringify(value);
  return `{${Object.entries(map)
    .map(([key, value]) => `${key}: ${writeStyled(value)}`)
    .join(', ')}}`;
};
