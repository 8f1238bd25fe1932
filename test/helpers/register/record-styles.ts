/** The styles in which people keep a record by hand. */
export interface Style {
  /** The indent of maps and texts, and the indent of dashes. */
  readonly step: number;
  readonly dash: number;
  /** What follows a dash; empty if the item begins on the next line. */
  readonly gap: string;
  readonly dashAlone: boolean;
  readonly events:
    | 'block'
    | 'flow'
    | 'mixed'
    | 'flow-lines'
    | 'bracketed'
    | 'bracketed-lines'
    | 'empty'
    | 'nothing';
  readonly lists: 'flow' | 'block' | 'flow-lines' | 'flow-spaced';
  readonly deadline: 'block' | 'flow' | 'absent' | 'empty';
  readonly forms: readonly Form[];
  readonly keys: 'plain' | 'quoted' | 'apart' | 'aligned';
  readonly long: boolean;
  readonly eol: string;
  readonly mark: boolean;
  readonly hasFinalLineEnd: boolean;
  readonly comments: readonly ('top' | 'end-of-line' | 'above' | 'under' | 'before-keys' | 'foot')[];
  readonly blanks: readonly ('keys' | 'events' | 'foot')[];
  /** The number of blank lines in a row. */
  readonly blank: readonly string[];
  readonly spacesBehind: boolean;
  readonly history: 'last' | 'middle';
  readonly start: readonly string[];
  readonly finish: readonly string[];
}

export type Form =
  | 'plain'
  | 'single'
  | 'double'
  | 'literal'
  | 'indicated'
  | 'folded'
  | 'wrapped'
  | 'double-wrapped';

const usual: Style = {
  step: 2,
  dash: 2,
  gap: ' ',
  dashAlone: false,
  events: 'block',
  lists: 'flow',
  deadline: 'block',
  forms: ['plain', 'folded'],
  keys: 'plain',
  long: false,
  eol: '\n',
  mark: false,
  hasFinalLineEnd: true,
  comments: [],
  blanks: [],
  blank: [''],
  spacesBehind: false,
  history: 'last',
  start: ['# yaml-language-server: $schema=../schemas/action.schema.json'],
  finish: [],
};

const windows = { eol: '\r\n' } as const;
const middle = { history: 'middle' } as const;

/** Each style by its name, with what it does otherwise than the tool itself. */
const otherwise: Readonly<Record<string, Partial<Style>>> = {
  'as the tool writes': {},
  'flow events': { events: 'flow' },
  'flow and block events': { events: 'mixed', ...middle },
  'events in braces over lines': { events: 'flow-lines', comments: ['above', 'under'], dash: 0, ...middle },
  'a history in brackets on one line': { events: 'bracketed' },
  'a history in brackets, an event a line': {
    events: 'bracketed-lines',
    comments: ['before-keys'],
    ...middle,
  },
  'an empty history': { events: 'empty', comments: ['end-of-line'], ...middle },
  'a history with nothing behind its colon': { events: 'nothing', hasFinalLineEnd: false },
  'unindented lists': { dash: 0, lists: 'block' },
  'unindented lists with comments': {
    ...{ dash: 0, lists: 'block', comments: ['above', 'under', 'before-keys'], ...middle },
  },
  'four spaces': { step: 4, dash: 4, forms: ['plain', 'literal'] },
  'wide dashes': { gap: '   ', forms: ['plain', 'folded', 'literal'] },
  'dashes on lines of their own': { dashAlone: true, forms: ['plain', 'literal'], comments: ['above'] },
  'Windows line ends': { ...windows, forms: ['plain', 'literal', 'folded', 'double'] },
  'Windows line ends, marked, unended': {
    ...{ ...windows, mark: true, hasFinalLineEnd: false, events: 'flow', forms: ['single', 'literal'] },
  },
  'a byte order mark': { mark: true, start: [] },
  'no last line end': { hasFinalLineEnd: false, forms: ['plain', 'literal', 'folded'] },
  'no last line end, history in the middle': { hasFinalLineEnd: false, lists: 'block', ...middle },
  'comments everywhere': {
    comments: ['top', 'end-of-line', 'above', 'under', 'before-keys', 'foot'],
    ...{ forms: ['double', 'literal'], ...middle },
  },
  'comments at the end': { comments: ['under', 'foot'], events: 'flow', blanks: ['foot'] },
  'blank lines between events': { blanks: ['events'], forms: ['plain', 'literal', 'folded'] },
  'blank lines between all': {
    ...{ blanks: ['keys', 'events', 'foot'], comments: ['above'], forms: ['double', 'folded'], ...middle },
  },
  'many blank lines': { blanks: ['keys', 'foot'], blank: ['', '', ''], forms: ['plain', 'literal'] },
  'blank lines of spaces': {
    ...{ blanks: ['keys', 'events'], blank: ['  '], forms: ['literal', 'plain'], ...middle },
  },
  'spaces behind the lines': { spacesBehind: true, forms: ['plain', 'double'] },
  'single quotes': { forms: ['single'], lists: 'flow-spaced' },
  'double quotes': { forms: ['double'], lists: 'flow-lines', deadline: 'flow' },
  'texts wrapped without a sign': { forms: ['wrapped', 'double-wrapped'] },
  'texts with an indicator': { forms: ['indicated'], hasFinalLineEnd: false, ...windows },
  'texts with an indicator, four spaces': { forms: ['indicated', 'plain'], step: 4, dash: 4, gap: '   ' },
  'very long lines': { long: true, forms: ['plain', 'double'], events: 'mixed' },
  'aligned values': { keys: 'aligned', forms: ['plain', 'single'], deadline: 'flow' },
  'quoted keys': { keys: 'quoted', forms: ['double', 'literal'] },
  'colons apart': { keys: 'apart', forms: ['plain', 'folded', 'single'] },
  'a document mark': { start: ['---'], finish: ['...'], comments: ['foot'] },
  'lists over lines in brackets': {
    ...{ lists: 'flow-lines', comments: ['end-of-line'], forms: ['double'], deadline: 'absent' },
  },
  'a deadline to be filled in': { deadline: 'empty', comments: ['before-keys'], ...middle },
};

export const styles: ReadonlyMap<string, Style> = new Map(
  Object.entries(otherwise).map(([name, style]) => [name, { ...usual, ...style }]),
);
