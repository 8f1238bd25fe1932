/** Finds which lines below a question are topics and which are characteristics, whatever sign a document uses for them. */
import type { NumberedLine } from './numbered-line.ts';

/** What a line is: an entry, text that continues the entry before it, or why it is left out. */
export type LineRole =
  | { readonly kind: 'topic' | 'characteristic' | 'continuation' }
  | { readonly kind: 'left-out'; readonly reason: string };

/** How a document marks its topics. */
type TopicSign = 'heading' | 'number' | 'bold' | 'before-list' | 'item';

const label =
  /^(?:the )?(?:characteristics? of (?:a )?good(?: force)?|topics?(?: areas?)?|what good looks like)[:.]?$/i;

const isLabel = ({ text }: NumberedLine): boolean => label.test(text);

const leaveOut = (reason: string): LineRole => ({ kind: 'left-out', reason });

/** The role of each line below a question, in their order. */
export function assignRoles(body: readonly NumberedLine[]): readonly LineRole[] {
  const topicHeadingLevel = Math.min(
    ...body
      .filter((line) => line.kind === 'heading' && !isLabel(line) && line.depth !== 3)
      .map(({ level }) => level),
  );
  const precedesList = findLinesBeforeLists(body);
  const sign = findSign(body, precedesList);
  let hasTopic = false;
  let listLevel: number | undefined;
  const roleOf = (line: NumberedLine): LineRole => {
    if (isLabel(line)) return leaveOut('labels');
    if (line.depth === 3) return { kind: 'characteristic' };
    if (line.depth === 2 && (line.kind !== 'item' || sign === 'number')) return { kind: 'topic' };
    if (line.kind === 'heading')
      return sign === 'heading' && line.level === topicHeadingLevel
        ? { kind: 'topic' }
        : leaveOut('headings within a topic');
    if (line.kind === 'paragraph')
      return (sign === 'bold' && line.isBold) || (sign === 'before-list' && precedesList.has(line))
        ? { kind: 'topic' }
        : leaveOut('paragraphs');
    const isDeeper = listLevel !== undefined && line.level > listLevel;
    if (sign === 'item') return { kind: isDeeper ? 'characteristic' : 'topic' };
    if (!hasTopic) return leaveOut('list items without a topic above them');
    return { kind: isDeeper ? 'continuation' : 'characteristic' };
  };
  return body.map((line) => {
    const role = roleOf(line);
    if (role.kind === 'topic') hasTopic = true;
    if (role.kind === 'topic' && line.kind !== 'item') listLevel = undefined;
    if (line.kind === 'item') listLevel ??= line.level;
    return role;
  });
}

function findSign(body: readonly NumberedLine[], precedesList: ReadonlySet<NumberedLine>): TopicSign {
  const lines = body.filter((line) => !isLabel(line));
  if (lines.some(({ kind, depth }) => kind === 'heading' && depth !== 3)) return 'heading';
  if (lines.some(({ depth }) => depth === 2)) return 'number';
  if (lines.some(({ kind, isBold }) => kind === 'paragraph' && isBold)) return 'bold';
  return precedesList.size > 0 ? 'before-list' : 'item';
}

/** The paragraphs directly before a list, or before the label of one. */
function findLinesBeforeLists(body: readonly NumberedLine[]): ReadonlySet<NumberedLine> {
  const linesBeforeLists = new Set<NumberedLine>();
  let previous: NumberedLine | undefined;
  for (const line of body) {
    if (isLabel(line)) continue;
    if (line.kind === 'item' && previous?.kind === 'paragraph') linesBeforeLists.add(previous);
    previous = line;
  }
  return linesBeforeLists;
}
