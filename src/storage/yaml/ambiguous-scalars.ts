/** Finds unquoted free text that YAML would shorten, or that other readers of YAML would read as another type. */
import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { definitionOf, isFreeText, type Schema, unionMember } from '../../domain/schema/schema-walk.ts';
import { createFault, type LoadFault, type TextRange } from './load-fault.ts';
import { nodeRange, type Tree } from './parse-yaml.ts';

const comment = /\S[ \t]+#/;
const truthWord = /^(?:y|n|yes|no|on|off)$/i;
const anyTruthWord = /(?:^[ \t]+|[:\-,[{][ \t]+|[[{])(?:y|n|yes|no|on|off)[ \t]*(?:[,}\]#\r\n]|$)/im;

/** Whether a text could have an ambiguous scalar: a quick test that is never wrongly false. */
export const mayHaveAmbiguity = (text: string): boolean => comment.test(text) || anyTruthWord.test(text);

/** The faults of ambiguous scalars in a text. */
export function findAmbiguousScalars(text: string, tree: Tree, schema: Schema): LoadFault[] {
  if (!mayHaveAmbiguity(text)) return [];
  const faults: LoadFault[] = [];
  collectFaults(tree.contents, schema, text, faults);
  return faults;
}

function collectFaults(node: unknown, schema: Schema | undefined, text: string, faults: LoadFault[]): void {
  if (!schema) return;
  const { innerType, element } = definitionOf(schema);
  if (innerType) collectFaults(node, innerType, text, faults);
  else if (isMap(node)) {
    const member = unionMember(schema, node.get('event'));
    const { shape, valueType } = member ? definitionOf(member) : {};
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      collectFaults(value, shape && Object.hasOwn(shape, name) ? shape[name] : valueType, text, faults);
    }
  } else if (isSeq(node)) {
    for (const entry of node.items) collectFaults(entry, element, text, faults);
  } else if (isScalar(node) && node.type === 'PLAIN' && isFreeText(schema)) {
    const ambiguity = findAmbiguity(node, text);
    if (ambiguity) faults.push(ambiguity);
  }
}

function findAmbiguity(node: Scalar, text: string): LoadFault | undefined {
  const [start, end] = nodeRange(node);
  const scalarText = text.slice(start, end);
  if (scalarText === '') return undefined;
  const trailingRange = findCommentAfter(text, end, /,?[ \t]*#/y);
  if (trailingRange) {
    const [sign, last] = trailingRange;
    return cutFault(scalarText, text.slice(start, last), [scalarText.includes('\n') ? sign : start, last]);
  }
  const commentRange = findCommentBefore(text, start, node);
  if (commentRange) return cutFault(scalarText, `${text.slice(...commentRange)} ${scalarText}`, commentRange);
  if (!truthWord.test(scalarText)) return undefined;
  const message = `some programs read \`${scalarText}\` as yes or no`;
  return createFault('text-quotes', message, [start, end], `Put it in double quotes: "${scalarText}".`);
}

/** The fault of a comment where a text was meant, from the end of its key. */
export function textHiddenByComment(text: string, end: number): LoadFault | undefined {
  const range = findCommentAfter(text, end, /:?[ \t]*#/y);
  return range && cutFault('', text.slice(...range), range);
}

/** The comment that a pattern reaches from an offset, on the same line. */
function findCommentAfter(text: string, offset: number, pattern: RegExp): TextRange | undefined {
  pattern.lastIndex = offset;
  if (!pattern.test(text)) return undefined;
  const lineEnd = text.indexOf('\n', offset);
  const comment = text.slice(pattern.lastIndex - 1, lineEnd < 0 ? text.length : lineEnd).trimEnd();
  return [pattern.lastIndex - 1, pattern.lastIndex - 1 + comment.length];
}

/** A comment on the key's line, if the text begins on a later line. */
function findCommentBefore(
  text: string,
  start: number,
  { commentBefore: ownComment }: Scalar,
): TextRange | undefined {
  if (typeof ownComment !== 'string') return undefined;
  const comment = `#${ownComment.split('\n', 1)[0]?.trimEnd()}`;
  let end = text.lastIndexOf('\n', start - 1);
  if (text.slice(end + 1, start).trim() !== '') return undefined;
  while (end >= 0) {
    const begin = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(begin, end).trimEnd();
    const last = begin + line.length;
    if (!/^\s*(?:#|$)/.test(line)) return line.endsWith(comment) ? [last - comment.length, last] : undefined;
    end = begin - 1;
  }
  return undefined;
}

function cutFault(scalarText: string, fullText: string, range: TextRange): LoadFault {
  const onOneLine = (part: string) => JSON.stringify(part.replace(/\s+/g, ' ').trim());
  const partRead = scalarText === '' ? 'nothing' : `only ${onOneLine(scalarText)}`;
  return createFault(
    'text-cut',
    `YAML reads ${partRead} and treats the rest as a comment`,
    range,
    `If it is text, write ${onOneLine(fullText)}. If it is a comment, move it to its own line.`,
  );
}
