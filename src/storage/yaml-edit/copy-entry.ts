/** Copies an entry from another text with its layout, shifted to its new column. */
import { isPair } from 'yaml';
import type { Path } from '../../domain/finding.ts';
import { valueAt, withValue } from './data-paths.ts';
import { applyEdit, openText, planAddition, planSetting } from './edit-session.ts';
import type { Addition, SourceLines } from './insert.ts';
import {
  columnAt,
  commentsStart,
  containerColumn,
  contentEnd,
  contentStart,
  detectLineEnd,
  entryEnd,
  entryStart,
  findEntry,
  findNode,
  isFirstOnLine,
  lineStart,
  type OpenText,
} from './text-positions.ts';
import { EditError, type Splice } from './verify-edit.ts';

/** A text from which entries are copied, and the comments that are not copied because the other text has them. */
export interface Donor {
  readonly source: OpenText;
  readonly existingLines: ReadonlySet<string>;
}

/** Opens a text to copy from; comments on lines of their own are not copied if one of the other texts has them. */
export const openDonor = (text: string, otherTexts: readonly string[]): Donor => ({
  source: openText(text),
  existingLines: new Set(otherTexts.flatMap((otherText) => otherText.split('\n').map((line) => line.trim()))),
});

interface Target {
  readonly path: Path;
  /** Where in the list an item is inserted. */
  readonly index: number;
}

/** Copies an item of the donor to a list, with its own layout where that fits, else in the layout of the text. */
export function copyItem(text: string, { path, index }: Target, donor: Donor, sourcePath: Path): string {
  return withSourceLines(donor, sourcePath, (addition) =>
    applyEdit(text, (open) => planAddition(open, path, index, addition)),
  );
}

/** Copies a key of the donor in the same way: over the present one, or after its siblings in `after`. */
export function copyKey(
  text: string,
  { path, siblingKeys }: { readonly path: Path; readonly siblingKeys: readonly string[] },
  donor: Donor,
  sourcePath: Path,
): string {
  return withSourceLines(donor, sourcePath, (addition) =>
    applyEdit(text, (open) => {
      const change = addition.sourceLines && replaceKey(open, path, donor, sourcePath);
      if (change) return { change, intendedData: withValue(open.data, path, addition.value) };
      return planSetting(open, path, addition, siblingKeys);
    }),
  );
}

function withSourceLines(donor: Donor, path: Path, edit: (addition: Addition) => string): string {
  const value = valueAt(donor.source.data, path);
  if (value === undefined) throw new EditError('There is nothing to copy.');
  try {
    return edit({ value, sourceLines: sourceLinesOf(donor, path) });
  } catch (error) {
    if (error instanceof EditError) return edit({ value });
    throw error;
  }
}

/** The lines of an entry with its own comments above, beside and below; undefined if it shares a line. */
function sourceLinesOf(
  { source: { text, tree }, existingLines }: Donor,
  path: Path,
): SourceLines | undefined {
  const line = entryLineAt(text, tree, path);
  if (!line) return undefined;
  const { container, entry, index, column, offset } = line;
  const hasOnlyNewLines = (start: number, end: number) =>
    text
      .slice(start, end)
      .split('\n')
      .every((line) => line.trim() === '' || !existingLines.has(line.trim()));
  let start = lineStart(text, offset);
  const earliestStart = commentsStart(text, offset, column);
  while (start > earliestStart && hasOnlyNewLines(lineStart(text, start - 1), start))
    start = lineStart(text, start - 1);
  const end = contentEnd(text, entry);
  const endWithoutComments = entryEnd(text, end, column, { isLast: false });
  const endWithComments = entryEnd(text, end, column, { isLast: true });
  const isLast = index === container.items.length - 1;
  const lines = text
    .slice(
      start,
      isLast && hasOnlyNewLines(endWithoutComments, endWithComments) ? endWithComments : endWithoutComments,
    )
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return (target) => shiftLines(lines, target - column);
}

function shiftLines(lines: readonly string[], distance: number): readonly string[] | undefined {
  if (distance >= 0) return lines.map((line) => (line.trim() === '' ? line : ' '.repeat(distance) + line));
  const isIndentedEnough = lines.every(
    (line) => line.trim() === '' || line.startsWith(' '.repeat(-distance)),
  );
  return isIndentedEnough
    ? lines.map((line) => line.slice(Math.min(-distance, line.search(/\S|$/))))
    : undefined;
}

/** The splice that replaces a key by the donor's; the comments around it stay. */
function replaceKey(
  { text, tree }: OpenText,
  path: Path,
  { source }: Donor,
  sourcePath: Path,
): Splice | undefined {
  const [presentSpan, donorSpan] = [
    pairSpan(text, tree, path),
    pairSpan(source.text, source.tree, sourcePath),
  ];
  if (!presentSpan || !donorSpan) return undefined;
  const eol = detectLineEnd(text, presentSpan.end);
  const [firstLine = '', ...furtherLines] = source.text.slice(donorSpan.start, donorSpan.end).split(/\r?\n/);
  const shiftedLines = shiftLines(
    furtherLines,
    columnAt(text, presentSpan.start) - columnAt(source.text, donorSpan.start),
  );
  if (!shiftedLines) return undefined;
  return {
    ...presentSpan,
    insertedText: [firstLine, ...shiftedLines].join(eol),
    removesComments: true,
    addsComments: true,
  };
}

function pairSpan(text: string, tree: OpenText['tree'], path: Path) {
  const position = findEntry(findNode(tree, path.slice(0, -1)), path.at(-1));
  if (!position || position.container.flow || !isPair(position.entry)) return undefined;
  return { start: contentStart(position.entry), end: contentEnd(text, position.entry) };
}

/** The entry at a path with the column and offset at which it opens its line; undefined if it does not open one. */
function entryLineAt(text: string, tree: OpenText['tree'], path: Path) {
  const position = findEntry(findNode(tree, path.slice(0, -1)), path.at(-1));
  if (!position || position.container.flow) return undefined;
  const column = containerColumn(text, position.container);
  const offset = entryStart(text, position.entry, column);
  return isFirstOnLine(text, offset) ? { ...position, column, offset } : undefined;
}

/** The text with comments above an entry; unchanged if the entry does not open a line. */
export function addCommentAbove(text: string, path: Path, comments: readonly string[]): string {
  const { text: textWithoutMark, tree, data } = openText(text);
  const line = entryLineAt(textWithoutMark, tree, path);
  if (!line) return text;
  const start = lineStart(textWithoutMark, line.offset);
  const insertedText = comments
    .map((comment) => ' '.repeat(line.column) + comment + detectLineEnd(textWithoutMark, start))
    .join('');
  return applyEdit(text, () => ({
    change: { start, end: start, insertedText, addsComments: true },
    intendedData: data,
  }));
}
