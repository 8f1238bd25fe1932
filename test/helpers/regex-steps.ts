/** Counts the steps of a backtracking search with a regular expression, so that a test can judge its growth without a clock. */

/** A character class, or one character. */
interface CharacterSet {
  readonly kind: 'set';
  readonly matches: (character: string) => boolean;
  readonly source: string;
}
interface Assertion {
  readonly kind: 'assertion';
  readonly isTrueAt: (text: readonly string[], place: number) => boolean;
}
interface Lookaround {
  readonly kind: 'look';
  readonly direction: Direction;
  readonly isNegative: boolean;
  readonly body: Node;
}
interface Sequence {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}
interface Choice {
  readonly kind: 'choice';
  readonly options: readonly Node[];
}
interface Repeat {
  readonly kind: 'repeat';
  readonly least: number;
  readonly most: number;
  readonly isLazy: boolean;
  readonly body: Node;
}
/** A part of a regular expression. */
export type Node = CharacterSet | Assertion | Lookaround | Sequence | Choice | Repeat;
type Direction = 1 | -1;

const isWordCharacter = (character: string | undefined) => character !== undefined && /\w/.test(character);
const isLineEnd = (character: string | undefined) =>
  character !== undefined && /[\n\r\u2028\u2029]/.test(character);

/** Parses the syntax of a regular expression. @throws Error for syntax that no source file uses yet */
export function parseRegex({ source, flags }: RegExp): Node {
  let place = 0;
  const setFlags = flags.replace(/[^isu]/g, '');
  const isMultiline = flags.includes('m');
  const startsWith = (text: string) => source.startsWith(text, place);
  const takeText = (pattern: RegExp): string | undefined => {
    const stickyPattern = new RegExp(pattern.source, 'ys');
    stickyPattern.lastIndex = place;
    const [text] = stickyPattern.exec(source) ?? [];
    if (text !== undefined) place += text.length;
    return text;
  };
  const characterSet = (text: string): CharacterSet => {
    const single = new RegExp(`^(?:${text})$`, setFlags);
    const results = new Map<string, boolean>();
    const matches = (character: string) => {
      const result = results.get(character) ?? single.test(character);
      results.set(character, result);
      return result;
    };
    return { kind: 'set', source: text, matches };
  };

  function parseChoice(): Node {
    const options = [parseSequence()];
    while (takeText(/\|/)) options.push(parseSequence());
    return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
  }
  function parseSequence(): Node {
    const items: Node[] = [];
    while (place < source.length && !startsWith('|') && !startsWith(')')) items.push(parseQuantified());
    return { kind: 'sequence', items };
  }
  function parseQuantified(): Node {
    const body = parseAtom();
    const quantifier = takeText(/[*+?]|\{\d+(?:,\d*)?\}/);
    if (quantifier === undefined) return body;
    const isLazy = takeText(/\?/) !== undefined;
    const [least = '0', most = least] = quantifier.slice(1, -1).split(',');
    const bounds: Readonly<Record<string, readonly [number, number]>> = {
      '*': [0, Infinity],
      '+': [1, Infinity],
      '?': [0, 1],
    };
    const [start, end] = bounds[quantifier] ?? [Number(least), most === '' ? Infinity : Number(most)];
    return { kind: 'repeat', least: start, most: end, isLazy, body };
  }
  function parseAtom(): Node {
    const group = takeText(/\((?:\?(?:[:=!]|<[=!]|<\w+>))?/);
    if (group !== undefined) {
      const body = parseChoice();
      if (!takeText(/\)/)) throw new Error(`no end of a group in ${source}`);
      if (!/[=!]$/.test(group)) return body;
      return { kind: 'look', direction: group.includes('<') ? -1 : 1, isNegative: group.endsWith('!'), body };
    }
    if (takeText(/\^/))
      return {
        kind: 'assertion',
        isTrueAt: (text, position) => position === 0 || (isMultiline && isLineEnd(text[position - 1])),
      };
    if (takeText(/\$/))
      return {
        kind: 'assertion',
        isTrueAt: (text, position) => position === text.length || (isMultiline && isLineEnd(text[position])),
      };
    const boundary = takeText(/\\[bB]/);
    if (boundary !== undefined)
      return {
        kind: 'assertion',
        isTrueAt: (text, position) =>
          (isWordCharacter(text[position - 1]) !== isWordCharacter(text[position])) === (boundary === '\\b'),
      };
    const set =
      takeText(/\[(?:[^\]\\]|\\.)*\]/) ??
      takeText(/\\(?:x[\da-fA-F]{2}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|[pP]\{[^}]*\}|[^1-9kc])/) ??
      takeText(/[^()|*+?\\]/);
    if (set === undefined) throw new Error(`unknown syntax in ${source} at ${place}`);
    return characterSet(set);
  }
  const node = parseChoice();
  if (place < source.length) throw new Error(`unknown syntax in ${source} at ${place}`);
  return node;
}

/** Thrown when a search takes more steps than the limit. */
class TooManySteps extends Error {}

/**
 * The steps of a search for every match in a text, as a backtracking engine takes them; a sticky expression is tried once. `limit`
 * if there are more.
 */
export function countSteps(node: Node, flags: string, text: string, limit: number): number {
  const characters = flags.includes('u') ? [...text] : text.split('');
  let steps = 0;
  const countStep = () => {
    steps += 1;
    if (steps > limit) throw new TooManySteps();
  };
  type Next = (place: number) => boolean;
  const sequence = (
    items: readonly Node[],
    start: number,
    direction: Direction,
    index: number,
    next: Next,
  ): boolean => {
    const item = items[direction === 1 ? index : items.length - 1 - index];
    return item === undefined
      ? next(start)
      : match(item, start, direction, (place) => sequence(items, place, direction, index + 1, next));
  };
  const repeat = (item: Repeat, start: number, direction: Direction, count: number, next: Next): boolean => {
    countStep();
    const repeatBody = () =>
      count < item.most &&
      match(item.body, start, direction, (place) =>
        place === start && count >= item.least ? false : repeat(item, place, direction, count + 1, next),
      );
    const leaveLoop = () => count >= item.least && next(start);
    return item.isLazy ? leaveLoop() || repeatBody() : repeatBody() || leaveLoop();
  };
  function match(item: Node, start: number, direction: Direction, next: Next): boolean {
    switch (item.kind) {
      case 'set': {
        countStep();
        const character = characters[direction === 1 ? start : start - 1];
        return character !== undefined && item.matches(character) && next(start + direction);
      }
      case 'assertion':
        return item.isTrueAt(characters, start) && next(start);
      case 'look':
        return match(item.body, start, item.direction, () => true) !== item.isNegative && next(start);
      case 'sequence':
        return sequence(item.items, start, direction, 0, next);
      case 'choice':
        return item.options.some((option) => match(option, start, direction, next));
      case 'repeat':
        return repeat(item, start, direction, 0, next);
    }
  }
  try {
    let start = 0;
    while (start <= characters.length) {
      countStep();
      let end = -1;
      const isFound = match(node, start, 1, (place) => {
        end = place;
        return true;
      });
      if (flags.includes('y')) break;
      start = isFound && end > start ? end : start + 1;
    }
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error;
  }
  return steps;
}

/** Characters that texts of any kind contain, and one that hardly any expression matches. */
const usualCharacters = [...' \t\n.-_:/\\"\'<>{}%#@,;=()[]|*`&!aAzé09\u0001\u{1f600}'];

/** A short text for each way through a part; at most a few for each. */
function samplesOf(node: Node): readonly string[] {
  switch (node.kind) {
    case 'set': {
      const sourceCharacters = [...node.source.replace(/\\[a-zA-Z]/g, '')];
      const candidates = [...sourceCharacters, ...usualCharacters].filter(node.matches);
      return [...new Set(candidates)].slice(0, 3);
    }
    case 'assertion':
    case 'look':
      return [''];
    case 'sequence':
      return node.items.reduce<readonly string[]>(
        (starts, item) => starts.flatMap((start) => samplesOf(item).map((end) => start + end)).slice(0, 4),
        [''],
      );
    case 'choice':
      return node.options.flatMap(samplesOf).slice(0, 12);
    case 'repeat':
      return samplesOf(node.body).map((sample) => sample.repeat(Math.max(1, Math.min(node.least, 70))));
  }
}

/** The texts that lead to each part of an expression, with a text of that part: an attack repeats the second after the first. */
function pumpsOf(node: Node, lead: string): readonly (readonly [lead: string, pump: string])[] {
  switch (node.kind) {
    case 'sequence': {
      let start = lead;
      return node.items.flatMap((item) => {
        const pumps = pumpsOf(item, start);
        start += samplesOf(item)[0] ?? '';
        return [...pumps, ['', start] as const];
      });
    }
    case 'choice':
      return node.options.flatMap((option) => pumpsOf(option, lead));
    case 'look':
      return pumpsOf(node.body, lead);
    case 'repeat':
      return [...samplesOf(node.body).map((pump) => [lead, pump] as const), ...pumpsOf(node.body, lead)];
    case 'set':
      return samplesOf(node).map((pump) => [lead, pump] as const);
    default:
      return [];
  }
}

/** Every character that the expression names, also those that a class excludes. */
function namedCharacters(node: Node): readonly string[] {
  switch (node.kind) {
    case 'set':
      return [...node.source.replace(/\\[a-zA-Z]|^\[\^/g, '')].filter(
        (character) => !/[\w\\\]]/.test(character),
      );
    case 'sequence':
      return node.items.flatMap(namedCharacters);
    case 'choice':
      return node.options.flatMap(namedCharacters);
    case 'look':
    case 'repeat':
      return namedCharacters(node.body);
    default:
      return [];
  }
}

/** With fewer repetitions than this the steps for each character are few, whatever the text. */
const manyRepetitions = 100;

/** Whether the steps of one try depend on the length of the text. */
function hasLoop(node: Node): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.items.some(hasLoop);
    case 'choice':
      return node.options.some(hasLoop);
    case 'look':
      return hasLoop(node.body);
    case 'repeat':
      return node.most > manyRepetitions || hasLoop(node.body);
    default:
      return false;
  }
}

/** Returns functions that make texts of any length which may be slow for an expression; none for one without loops. */
export function attacksOn(node: Node): readonly ((length: number) => string)[] {
  if (!hasLoop(node)) return [];
  const pumps = new Map<string, readonly [string, string]>();
  const add = (lead: string, pump: string) => {
    if (pump !== '') pumps.set(JSON.stringify([lead, pump]), [lead, pump]);
  };
  for (const [lead, pump] of pumpsOf(node, '')) {
    add(lead, pump);
    add('', lead + pump);
  }
  const excludedCharacters = [...new Set(namedCharacters(node))].slice(0, 8);
  for (const character of [...usualCharacters, ...excludedCharacters]) add('', character);
  for (const first of excludedCharacters)
    for (const second of [...excludedCharacters, 'a']) add('', first + second);
  const endings = [...new Set(['', '!', '\u0001', '\n', 'a', ...excludedCharacters])];
  return [...pumps.values()].flatMap(([lead, pump]) =>
    endings.map((ending) => (length: number) => lead + pump.repeat(Math.ceil(length / pump.length)) + ending),
  );
}
