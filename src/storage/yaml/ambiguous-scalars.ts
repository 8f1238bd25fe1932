/** Finds unquoted free text that YAML would shorten, or that other readers of YAML would take for something else. */
import { isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { defOf, isFreeText, memberFor, type Schema } from '../../domain/schema/schema-walk.ts';
import { fault, type LoadFault } from './load-fault.ts';
import { rangeOf, type Tree } from './parse-yaml.ts';

const comment = /\S[ \t]+#/;
const word = /^(?:y|n|yes|no|on|off)$/i;
const anyWord = /(?:^[ \t]+|[:\-,[{][ \t]+|[[{])(?:y|n|yes|no|on|off)[ \t]*(?:[,}\]#\r\n]|$)/im;

/** Whether a text could hold a trap; what says no to it need not be looked at more closely. */
export const mayHoldTrap = (text: string): boolean => comment.test(text) || anyWord.test(text);

/** The traps of a text; looks at the tree only where the text could hold one. */
export function textTraps(text: string, tree: Tree, schema: Schema): LoadFault[] {
  if (!mayHoldTrap(text)) return [];
  const faults: LoadFault[] = [];
  visit(tree.contents, schema, text, faults);
  return faults;
}

function visit(node: unknown, schema: Schema | undefined, text: string, faults: LoadFault[]): void {
  if (!schema) return;
  const { innerType, element } = defOf(schema);
  if (innerType) visit(node, innerType, text, faults);
  else if (isMap(node)) {
    const member = memberFor(schema, node.get('event'));
    const { shape, valueType } = member ? defOf(member) : {};
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      visit(value, shape && Object.hasOwn(shape, name) ? shape[name] : valueType, text, faults);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) visit(item, element, text, faults);
  } else if (isScalar(node) && node.type === 'PLAIN' && isFreeText(schema)) {
    const found = trapIn(node, text);
    if (found) faults.push(found);
  }
}

function trapIn(node: Scalar, text: string): LoadFault | undefined {
  const [start, end] = rangeOf(node);
  const written = text.slice(start, end);
  if (written === '') return undefined;
  const behind = commentAt(text, end, /,?[ \t]*#/y);
  if (behind) {
    const [sign, last] = behind;
    return cut(written, text.slice(start, last), [written.includes('\n') ? sign : start, last]);
  }
  const before = commentBefore(text, start, node);
  if (before) return cut(written, `${text.slice(...before)} ${written}`, before);
  if (!word.test(written)) return undefined;
  const message = `\`${written}\` is a word that YAML readers take for yes or no`;
  return fault('text-quotes', message, [start, end], `Put it in double quotes: "${written}".`);
}

/** Where a text is meant and none is read: the comment in its place, from the end of its key on. */
export function hiddenText(text: string, end: number): LoadFault | undefined {
  const at = commentAt(text, end, /:?[ \t]*#/y);
  return at && cut('', text.slice(...at), at);
}

type Range = readonly [number, number];

/** The comment to which a way leads from an offset on the same line. */
function commentAt(text: string, offset: number, way: RegExp): Range | undefined {
  way.lastIndex = offset;
  if (!way.test(text)) return undefined;
  const lineEnd = text.indexOf('\n', offset);
  const comment = text.slice(way.lastIndex - 1, lineEnd < 0 ? text.length : lineEnd).trimEnd();
  return [way.lastIndex - 1, way.lastIndex - 1 + comment.length];
}

/** A comment on the line of the key, where the text begins on a line below. */
function commentBefore(text: string, start: number, { commentBefore: said }: Scalar): Range | undefined {
  if (typeof said !== 'string') return undefined;
  const comment = `#${said.split('\n', 1)[0]?.trimEnd()}`;
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

function cut(written: string, whole: string, at: Range): LoadFault {
  const onOneLine = (some: string) => JSON.stringify(some.replace(/\s+/g, ' ').trim());
  const read = written === '' ? 'nothing here' : `only ${onOneLine(written)}`;
  return fault(
    'text-cut',
    `YAML reads ${read} and takes the rest for a comment`,
    at,
    `If it is text, write ${onOneLine(whole)}; if it is a comment, give it a line of its own.`,
  );
}
