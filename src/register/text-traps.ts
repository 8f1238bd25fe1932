/** Finds unquoted free text that YAML would shorten, or that other readers of YAML would take for something else. */
import { isMap, isPair, isScalar, isSeq } from 'yaml';
import { defOf, isFreeText, memberFor, type Schema } from '../model/schema-walk.ts';
import { fault, type LoadFault } from './fault.ts';
import { rangeOf, type Tree } from './tree.ts';

const comment = /[^\s][ \t]+#/;
const trap = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;
const anyTrap = /(?:[:\-[{,][ \t]+|[[{])(?:y|n|yes|no|on|off)[ \t]*(?:[,}\]#\r\n]|$)/im;

/** The traps of a text; looks at the tree only where the text could hold one. */
export function textTraps(text: string, tree: Tree, schema: Schema): LoadFault[] {
  if (!comment.test(text) && !anyTrap.test(text)) return [];
  const faults: LoadFault[] = [];
  visit(tree.contents, schema, text, faults);
  return faults;
}

function visit(node: unknown, schema: Schema | undefined, text: string, faults: LoadFault[]): void {
  if (!schema) return;
  const def = defOf(schema);
  if (def.innerType) visit(node, def.innerType, text, faults);
  else if (isMap(node)) {
    const branch = memberFor(def, node.get('event'));
    for (const pair of node.items) {
      const key = isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '';
      const shape = branch?.shape;
      visit(pair.value, shape && Object.hasOwn(shape, key) ? shape[key] : branch?.valueType, text, faults);
    }
  } else if (isSeq(node)) {
    for (const item of node.items) visit(item, def.element, text, faults);
  } else if (isScalar(node) && node.type === 'PLAIN' && isFreeText(schema)) {
    const [start, end] = rangeOf(node);
    const rest = /^[ \t]+#[^\r\n]*/.exec(text.slice(end, end + 2000))?.[0];
    const written = text.slice(start, end);
    if (rest !== undefined) faults.push(cut(written, rest, start, end));
    else if (typeof node.value === 'string' && trap.test(written)) {
      const help = `Put it in double quotes: ${JSON.stringify(written)}.`;
      faults.push(
        fault(
          'text-quotes',
          `\`${written}\` is a word that YAML readers take for yes or no`,
          [start, end],
          help,
        ),
      );
    }
  }
}

function cut(written: string, rest: string, start: number, end: number): LoadFault {
  const whole = JSON.stringify((written + rest).replace(/\s+/g, ' ').trimEnd());
  return fault(
    'text-cut',
    `YAML reads only ${JSON.stringify(written.replace(/\s+/g, ' '))} and takes the rest for a comment`,
    [written === '' ? end : start, end + rest.length],
    `If it is text, write ${whole}; if it is a comment, give it a line of its own.`,
  );
}
