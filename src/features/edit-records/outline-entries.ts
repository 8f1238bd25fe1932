/** Finds the questions, topics and characteristics of a framework in the outline of a document. */
import { groupBy } from '../../domain/collections.ts';
import { maxLineLength } from '../../domain/limits.ts';
import type { OmittedLines, Outline } from '../../storage/outline/outline.ts';
import type { FrameworkEntry, FrameworkReading } from './framework-entries.ts';
import { endsAsQuestion, type NumberedLine, readNumber } from './numbered-line.ts';
import { assignRoles } from './topic-roles.ts';

/** The entries of a document, and the lines that are not part of one. */
export function readOutlineEntries({ title, lines, omissions }: Outline): FrameworkReading {
  const numberedLines = lines.map(readNumber);
  const questionLevel = findQuestionLevel(numberedLines);
  const titleLine = numberedLines.find(
    ({ kind, level }) => kind === 'heading' && level < (questionLevel ?? 0),
  );
  const otherLines = numberedLines.filter((line) => line !== titleLine);
  const sections = splitIntoSections(otherLines, questionLevel).map((section) => ({
    ...section,
    ...readSection(section),
  }));
  const someHaveTopics = sections.some(({ entries }) => entries.length > 1);
  const parts = sections.map(({ heading, body, isCandidate, entries, leftOut }) =>
    isCandidate && (heading?.number !== undefined || entries.length > 1 || !someHaveTopics)
      ? { entries, leftOut }
      : { entries: [], leftOut: leaveOut([...(heading ? [heading] : []), ...body], 'not below a question') },
  );
  return {
    title: titleLine?.text ?? title,
    entries: parts.flatMap(({ entries }) => entries),
    leftOut: [...omissions, ...countTogether(parts.flatMap(({ leftOut }) => leftOut))],
  };
}

/** A heading with the lines below it; without one, the lines before the first. */
interface Section {
  readonly heading: NumberedLine | undefined;
  readonly body: readonly NumberedLine[];
  /** Whether the heading may be a question. */
  readonly isCandidate: boolean;
}

/** Splits the lines at each heading of the level of the questions or above it; without such headings, at paragraphs that are questions. */
function splitIntoSections(
  lines: readonly NumberedLine[],
  questionLevel: number | undefined,
): readonly Section[] {
  const isBoundary = (line: NumberedLine) =>
    questionLevel === undefined
      ? line.kind === 'paragraph' &&
        (line.depth === 1 || (line.isBold && line.depth === 0 && endsAsQuestion(line.title)))
      : line.kind === 'heading' && line.level <= questionLevel && line.depth < 2;
  const isCandidate = (line: NumberedLine) =>
    line.kind === 'paragraph' || (line.level === questionLevel && looksLikeQuestion(line));
  const sections: (Section & { readonly body: NumberedLine[] })[] = [
    { heading: undefined, body: [], isCandidate: false },
  ];
  for (const line of lines)
    if (isBoundary(line)) sections.push({ heading: line, body: [], isCandidate: isCandidate(line) });
    else sections.at(-1)?.body.push(line);
  return sections;
}

const looksLikeQuestion = ({ depth, title }: NumberedLine): boolean =>
  depth === 1 || (depth === 0 && endsAsQuestion(title));

/** The highest level with several headings that look like questions, or with the only one; undefined without any. */
function findQuestionLevel(lines: readonly NumberedLine[]): number | undefined {
  const counts = new Map<number, number>();
  for (const line of lines)
    if (line.kind === 'heading' && looksLikeQuestion(line))
      counts.set(line.level, (counts.get(line.level) ?? 0) + 1);
  const levels = [...counts.keys()].sort((a, b) => a - b);
  return levels.find((level) => (counts.get(level) ?? 0) > 1) ?? levels[0];
}

const ungradedMark = /\((?:not graded|ungraded|no grade)\)$/i;

/** The question of a section with its topics and characteristics. */
function readSection({ heading, body, isCandidate }: Section): Pick<FrameworkReading, 'entries' | 'leftOut'> {
  if (!heading || !isCandidate) return { entries: [], leftOut: [] };
  const question: FrameworkEntry = {
    level: 'question',
    number: heading.number,
    title: heading.title.replace(ungradedMark, '').trim(),
    place: heading.place,
    ...(ungradedMark.test(heading.title) && { isGraded: false }),
  };
  const entries = [question];
  const leftOut: OmittedLines[] = [];
  let continuations = 0;
  for (const [index, role] of assignRoles(body).entries()) {
    const line = body[index];
    if (!line) continue;
    if (role.kind === 'left-out') leftOut.push(...leaveOut([line], role.reason));
    else if (role.kind === 'continuation') {
      const last = entries.pop();
      if (last && last.title.length > maxLineLength) {
        entries.push(last);
        leftOut.push(...leaveOut([line], 'lines of a text that is too long'));
      } else if (last)
        entries.push({
          ...last,
          title: `${last.title.replace(/[;,]$/, '')}${continuations === 0 ? ' ' : '; '}${line.text}`,
        });
    } else entries.push(entryOf(line, role.kind));
    continuations = role.kind === 'continuation' ? continuations + 1 : 0;
  }
  return { entries, leftOut };
}

/** The entry of a line. A number of another level, as where each question counts its topics from 1, is left out. */
function entryOf(
  { depth, number, title, text, place }: NumberedLine,
  level: 'topic' | 'characteristic',
): FrameworkEntry {
  const isOwnNumber = depth === (level === 'topic' ? 2 : 3);
  return {
    level,
    number: isOwnNumber ? number : undefined,
    title: isOwnNumber || depth === 1 ? title : text,
    place,
  };
}

const leaveOut = ([first, ...others]: readonly NumberedLine[], reason: string): readonly OmittedLines[] =>
  first ? [{ place: first.place, count: others.length + 1, text: first.text, reason }] : [];

/** Counts lines with the same text together, such as a label above each list. */
function countTogether(omissions: readonly OmittedLines[]): readonly OmittedLines[] {
  const byText = groupBy(omissions, ({ reason, text }) => [`${reason} ${text}`]);
  return [...byText.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, count: same.reduce((sum, { count }) => sum + count, 0) }] : [];
  });
}
