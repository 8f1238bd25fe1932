/** Defines a document as blocks of data. Commands, papers and the site make documents, and each format has one renderer. */
import type { Measure } from '../domain/measure.ts';

/** Text of a line. It is always plain: a renderer escapes it. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'struck'; readonly inline: readonly Inline[] }
  /** `href` is an address that a reader may safely follow, or a path in the same set of pages. */
  | { readonly kind: 'link'; readonly href: string; readonly inline: readonly Inline[] }
  | { readonly kind: 'break' }
  | Figure;

/** A number, what it measures, and the actions behind it. */
export interface Figure {
  readonly kind: 'figure';
  readonly text: string;
  readonly measure: Measure;
  /** Ids of actions, one for each unit; null where they were not asked for, or where the measure is not a count. */
  readonly ids: readonly string[] | null;
  /** Ids that together are unique in a set of pages. */
  readonly key: readonly string[];
  /** Heading for the list of the actions. */
  readonly title: string;
}

/** A figure that is the number of its ids. */
export type CountedActions = Pick<Figure, 'measure' | 'key' | 'title'> & { readonly ids: readonly string[] };

/** Text as a record has it, where a line end starts a new line, or formatted text. */
export type Content = string | readonly Inline[];

/** A column of a table. */
export interface Column {
  readonly label: Content;
  /** Left if undefined. */
  readonly align?: 'left' | 'right';
  /** The least width on a terminal, in characters; a column without one, such as of ids, dates or figures, is never shortened. */
  readonly least?: number;
  /** Whether it has titles, which a terminal shortens before other text. */
  readonly isTitle?: true;
  /** Whether a terminal that is too narrow leaves it out, the last of these columns first. */
  readonly mayBeLeftOut?: true;
}

/** A row of a table, with a cell for each column. */
export interface Row {
  readonly cells: readonly Content[];
  /** Whether it is set apart, such as a total. */
  readonly strong?: boolean;
}

/** Bars next to the rows of a table on a terminal, each in two parts; other formats omit them. */
export interface Bars {
  readonly restLabel: string;
  readonly part: string;
  /** Lengths for each row; `part` is included in `whole`. */
  readonly values: readonly { readonly whole: number; readonly part: number }[];
}

/** A table. Each renderer chooses its widths and its lines. */
export interface Table {
  readonly kind: 'table';
  readonly caption?: Content;
  /** Its number among the tables of a paper; tables elsewhere have none. */
  readonly number?: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly bars?: Bars;
}

/** A line or a set of bars in a chart. */
export interface Series {
  readonly name: string;
  /** One for each point; whole numbers from 0. */
  readonly values: readonly number[];
}

/** A name, and a short one for the axis and for narrow columns. */
export interface Name {
  readonly long: string;
  readonly short: string;
}

/** One plot of a chart, with a scale of its own. */
export interface Panel {
  readonly drawn: 'lines' | 'bars';
  /** At most three. */
  readonly series: readonly Series[];
  /** The least value for the top of the scale, so that charts can be compared. */
  readonly upTo?: number;
}

/** A chart of one or more panels over the same periods. */
export interface Chart {
  /** Start of the ids in the drawing: different for each chart on a page. */
  readonly id: string;
  /** What it shows: `Live actions rose from 162 to 212`. */
  readonly title: string;
  /** The unit and the period. */
  readonly subtitle: string;
  /** What it shows, in a sentence or two, for readers who cannot see it. */
  readonly description: string;
  /** What the points are: `Month`, and `Month to` before short names. */
  readonly points: Name;
  readonly labels: readonly Name[];
  readonly panels: readonly Panel[];
}

interface ListBlock {
  readonly kind: 'list';
  /** The first number; null for a list with bullets. */
  readonly start: number | null;
  readonly items: readonly (readonly Block[])[];
}

/** A chart in a document. */
export interface ChartBlock {
  readonly kind: 'chart';
  /** Name of the slot that the chart came from. */
  readonly name: string;
  readonly chart: Chart;
  /** Whether the drawing has its title above it; without, the caption has it. */
  readonly isTitled: boolean;
  readonly number?: number;
  readonly caption?: Content;
}

/** A table or chart that has a caption. */
export type Captioned<Kind extends Table | ChartBlock> = Kind & { readonly caption: Content };

/** A part of a document. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly id: string;
      readonly inline: readonly Inline[];
    }
  | {
      readonly kind: 'paragraph';
      readonly inline: readonly Inline[];
      /** Whether a terminal keeps it on one line, however narrow the screen is. */
      readonly isUnbroken?: boolean;
      /** Whether a terminal indents its further lines. */
      readonly isHanging?: boolean;
    }
  | ListBlock
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | ChartBlock
  | Table
  /** A remark of the program itself, such as the next command: its text is trusted, so Markdown does not escape it. */
  | { readonly kind: 'note'; readonly label?: string; readonly text: string; readonly isUnbroken?: boolean }
  /** Text that is shown on request, such as the ids behind a figure. */
  | { readonly kind: 'details'; readonly summary: string; readonly text: string }
  | {
      readonly kind: 'facts';
      readonly facts: readonly { readonly name: string; readonly value: Content }[];
      /** Spaces between names and values in two columns of a terminal; without it, each value is below its name. */
      readonly gap?: number;
    }
  /** Events by day; `day` is YYYY-MM-DD, `label` the day as readers write it. */
  | {
      readonly kind: 'timeline';
      readonly entries: readonly {
        readonly day: string;
        readonly label: string;
        readonly blocks: readonly Block[];
      }[];
    }
  /** Blocks that belong together: a terminal leaves no empty line between them. */
  | { readonly kind: 'group'; readonly blocks: readonly Block[] };

/** What a command or a paper prints, in no particular format. */
export interface Document {
  readonly title?: string;
  readonly blocks: readonly Block[];
}

/** A text without formatting. */
export const text = (words: string): Inline => ({ kind: 'text', text: words });
/** A link with its words. */
export const link = (href: string, words: string): Inline => ({ kind: 'link', href, inline: [text(words)] });
/** A text of importance. */
export const strong = (words: string): Inline => ({ kind: 'strong', inline: [text(words)] });

/** A paragraph; strings are text. */
export const paragraph = (...parts: readonly (string | Inline)[]): Block => ({
  kind: 'paragraph',
  inline: parts.map((part) => (typeof part === 'string' ? text(part) : part)),
});

/** A paragraph that a terminal never breaks. */
export const line = (words: string | Inline): Block => ({
  kind: 'paragraph',
  inline: [typeof words === 'string' ? text(words) : words],
  isUnbroken: true,
});

/** A table from labels or columns, and rows of cells. */
export const createTable = (
  columns: readonly (string | Column)[],
  rows: readonly (readonly Content[])[],
  caption?: string,
): Table => ({
  kind: 'table',
  ...(caption !== undefined && { caption }),
  columns: columns.map((column) => (typeof column === 'string' ? { label: column } : column)),
  rows: rows.map((cells) => ({ cells })),
});

/** A column of figures. */
export const rightAlignedColumn = (label: string): Column => ({ label, align: 'right' });
/** A column of titles, which a narrow terminal shortens first. */
export const titleColumn = (label: string, least = 16): Column => ({ label, least, isTitle: true });
/** A column of other text that a narrow terminal may shorten. */
export const flexibleColumn = (label: string, least = 12): Column => ({ label, least });

/** A figure, or an empty string for 0, since tables are easier to read without zeros. */
export const blankIfZero = (count: number): string => (count === 0 ? '' : String(count));

/** A figure, or an empty string for null, which is not known. */
export const blankIfUnknown = (figure: number | null): string => (figure === null ? '' : String(figure));

/** The number of actions, as a figure; nothing for 0. */
export const countFigure = (figure: CountedActions): Content =>
  figure.ids.length === 0 ? '' : [{ kind: 'figure', text: String(figure.ids.length), ...figure }];

/** The text of a line, without formatting. */
export const inlineText = (inline: readonly Inline[]): string =>
  inline
    .map((part) => (part.kind === 'break' ? ' ' : 'text' in part ? part.text : inlineText(part.inline)))
    .join('');

/** The text of a cell or caption, without formatting. */
export const contentText = (content: Content): string =>
  typeof content === 'string' ? content : inlineText(content);

/** Content as formatted text; the lines of a plain text are trimmed, and empty lines omitted. */
export const toInline = (content: Content): readonly Inline[] =>
  typeof content === 'string'
    ? content
        .split(/\r\n|\r|\n/)
        .map((words) => words.trim())
        .filter((words) => words !== '')
        .flatMap((words, i) => (i === 0 ? [text(words)] : [{ kind: 'break' } as const, text(words)]))
    : content;
