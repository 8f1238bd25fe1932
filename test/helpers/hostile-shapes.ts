/** Texts of any size in characters that could be costly to parse. */

/** A unit repeated up to a size. */
const fill = (unit: string, size: number) => unit.repeat(Math.max(1, Math.floor(size / unit.length)));

const repeatUnit = (unit: (i: number) => string, size: number): string => {
  let text = '';
  for (let i = 0; text.length < size; i++) text += unit(i);
  return text;
};

export const hostileShapes: Readonly<Record<string, (size: number) => string>> = {
  'braces that open': (size) => fill('{', size),
  'brackets that open': (size) => fill('[', size),
  'brackets of both kinds': (size) => fill('[{', size),
  'brackets that close': (size) => fill(']}', size),
  'brackets open and closed': (size) => fill('[', size / 2) + fill(']', size / 2),
  'question marks': (size) => fill('? ', size),
  'question marks, a line each': (size) => fill('?\n', size),
  'dashes on a line': (size) => fill('- ', size),
  'dashes, deeper each line': (size) => {
    let text = '';
    for (let i = 0; text.length < size; i++) text += `${' '.repeat(i)}-\n`;
    return text;
  },
  'maps, deeper each line': (size) => {
    let text = '';
    for (let i = 0; text.length < size; i++) text += `${' '.repeat(i)}a:\n`;
    return text;
  },
  'commas in a list': (size) => `[${fill(',', size)}`,
  'commas in a map': (size) => `{${fill(', ', size)}`,
  'colons on a line': (size) => fill(': ', size),
  'colons, a line each': (size) => fill(':\n', size),
  'pairs on a line': (size) => fill('a: ', size),
  'pairs in a list': (size) => `[${fill('a: b, ', size)}`,
  'nested pairs in a list': (size) => fill('[a: ', size),
  anchors: (size) => repeatUnit((i) => `- &a${i} x\n`, size),
  aliases: (size) => `- &a x\n${fill('- *a\n', size)}`,
  'an alias bomb': (size) => {
    let text = 'a0: &a0 [x, x]\n';
    for (let i = 1; text.length < size; i++) text += `a${i}: &a${i} [${fill(`*a${i - 1},`, 60)}]\n`;
    return text;
  },
  'an alias of itself': (size) => `a: &a [*a]\n${fill('# x\n', size)}`,
  tags: (size) => fill('!!map ', size),
  'tags, a line each': (size) => fill('- !x\n', size),
  directives: (size) => fill('%YAML 1.1\n', size),
  documents: (size) => fill('---\n', size),
  'document ends': (size) => fill('...\n', size),
  'many keys': (size) => repeatUnit((i) => `k${i}: v\n`, size),
  'many keys in braces': (size) => `{${repeatUnit((i) => `k${i}: v, `, size)}}`,
  'one key many times': (size) => fill('k: v\n', size),
  'many keys that are numbers': (size) => repeatUnit((i) => `${i}: v\n`, size),
  'many items': (size) => fill('- a\n', size),
  'many empty items': (size) => fill('-\n', size),
  'many items in brackets': (size) => `[${fill('a,', size)}a]`,
  'an unquoted text of one line': (size) => `title: ${fill('word ', size)}`,
  'an unquoted text of many lines': (size) => `title: ${fill('word\n  ', size)}`,
  'a text of escapes': (size) => `title: "${fill('\\u0041', size)}"`,
  'a text of escaped direction marks': (size) => `title: "${fill('\\u202e', size)}"`,
  'backslashes in quotes': (size) => `title: "${fill('\\\\', size)}"`,
  'backslashes that escape quotes': (size) => `title: "${fill('\\"', size)}`,
  'backslashes at line ends': (size) => `title: "${fill('a\\\n ', size)}"`,
  'double quotes of many lines': (size) => `title: "${fill('a\n ', size)}"`,
  'single quotes': (size) => `title: '${fill("''", size)}'`,
  'double quotes unclosed': (size) => `title: "${fill('word ', size)}`,
  'single quotes unclosed': (size) => `title: '${fill('word ', size)}`,
  'quotes opened in a list again and again': (size) => `[${fill('"a", ', size)}`,
  'keys with quotes unclosed': (size) => fill('"a: ', size),
  'quoted keys unclosed, a line each': (size) => fill('"a: \n', size),
  'a block text': (size) => `wording: |-\n${fill('  word\n', size)}`,
  'block texts': (size) => repeatUnit((i) => `k${i}: |\n  a\n\n`, size),
  'a block text of blank lines': (size) => `wording: |-\n  a\n${fill('\n', size)}`,
  'a block text kept with blank lines': (size) => `wording: |+\n  a\n${fill(' \n', size)}`,
  'a folded text of indents': (size) => `wording: >-\n${fill('  a\n   b\n', size)}`,
  'conflict markers in a block text': (size) =>
    `wording: |\n${fill('  <<<<<<< a\n  =======\n  >>>>>>> b\n', size)}`,
  'underlines in a block text': (size) => `wording: |\n${fill('  =======\n', size)}`,
  spaces: (size) => fill(' ', size),
  'spaces, then text, line by line': (size) => fill(`${' '.repeat(500)}a\n`, size),
  tabs: (size) => fill('\t', size),
  'tabs and line ends': (size) => fill('\t\n', size),
  'line ends': (size) => fill('\n', size),
  'line ends after a key': (size) => `a:${fill('\n', size)}b: c\n`,
  'line ends between keys': (size) => fill(`a:${'\n'.repeat(100)}`, size),
  'line ends in a list': (size) => `a: [${fill('\n', size)}`,
  'carriage returns': (size) => fill('a: b\r', size),
  'carriage returns with line ends': (size) => fill('\r\n', size),
  'zero bytes': (size) => fill('\0', size),
  'the lexer’s own marks': (size) => fill('\x02\x18\x1f', size),
  'byte order marks': (size) => fill('\ufeff', size),
  'zero-width spaces': (size) => fill('a\u200b', size),
  'lone surrogates in escapes': (size) => `title: "${fill('\\ud800', size)}"`,
  emoji: (size) => `title: ${fill('😀', size)}`,
  comments: (size) => fill('# x\n', size),
  'comments after values': (size) => fill('a: b # c\n', size),
  'comments after a key': (size) => `a:\n${fill('  # x\n', size)}  b: c\n`,
  'comments, less and less deep': (size) => `a:\n  - b\n${fill(' # x\n# y\n', size)}`,
  'comment signs in a line': (size) => `title: ${fill('a #', size)}`,
  'spaces before no comment': (size) => `title: ${fill(`a${' '.repeat(50)}`, size)}`,
  'comments between keys and texts': (size) => `extra:\n${repeatUnit((i) => `  k${i}: # c\n    v\n`, size)}`,
  'comments behind texts': (size) => `extra:\n${repeatUnit((i) => `  k${i}: v # c\n`, size)}`,
  'comments above texts': (size) => `title:\n${fill('  # c\n', size)}  x\n`,
  'block headers': (size) => fill('|>', size),
  'block headers, a line each': (size) => fill('- |9-\n', size),
  'indents that go back and forth': (size) => fill('a:\n  b:\n    c: d\n', size),
  'lists in maps in lists': (size) => fill('- a:\n  - b: c\n', size),
  'merge keys': (size) => fill('<<: {a: b}\n', size),
  'quoted text after quoted text': (size) => fill('"a" ', size),
  'reserved signs': (size) => fill('@', size),
  'bad escapes': (size) => `title: "${fill('\\q', size)}"`,
  'code points that are none': (size) => `title: "${fill('\\U00110000', size)}"`,
  'events that are none': (size) => `history:\n${fill('  - {on: x, event: y}\n', size)}`,
  'events with a word too much': (size) =>
    `history:\n${fill('  - {on: 2021-01-04, event: issued, x: y}\n', size)}`,
};
