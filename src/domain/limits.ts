/** Defines how long texts may be. A file of a register has at most 1 MB, so the longest text takes most of a file. */

/** In characters: a text that may have paragraphs, such as a wording or a note. */
export const maxTextLength = 600_000;
/** In characters: a text of a line, such as a title, a name, a role or a reference. */
export const maxLineLength = 5000;

/** Marks of Markdown (`*`, `_`, `[` …) in one paragraph: the time to pair them grows with the square of their number. */
export const maxMarkdownMarks = 2000;
/** Quotations and lists inside each other on one line. */
export const maxMarkdownDepth = 30;

/** What a template may use: characters of all its parts, milliseconds, and bytes. */
export const templateLimits = { parseLimit: 1e6, renderLimit: 20_000, memoryLimit: 1e8 } as const;
