/** Records written another way at random, from a seed: lines moved, indented and broken, signs of YAML put in. */

const signs = [
  ...[
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\n ',
    '\n  ',
    '- ',
    '-',
    ': ',
    ':',
    '#',
    ' #',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ', ',
  ],
  ...[
    '|',
    '>',
    '|-',
    '>-',
    '|+',
    '|2',
    '? ',
    '& ',
    '&a',
    '*a',
    '!t',
    '%',
    '@',
    '`',
    '\\',
    '\\n',
    '\\"',
    '=',
    '<<',
  ],
  ...[
    '~',
    'null',
    'NULL',
    'true',
    'True',
    'no',
    'on',
    '012',
    '0x1F',
    '1.5',
    '1e3',
    '.5',
    '.inf',
    '+1',
    '1_000',
  ],
  ...[
    '---',
    '...',
    'key: ',
    'a: b',
    '- a: b',
    '- - a',
    'a:b',
    'a #b',
    'a# b',
    '"a" b',
    '"a": b',
    '2021-09-28',
  ],
  ...[
    '[a, b]',
    '{a: b}',
    '{a: b, a: c}',
    '[a: b]',
    '{a, b}',
    '\n# c\n',
    '\n  # c\n',
    'é',
    '\u00a0',
    '\u3000',
  ],
  ...['note: |-\n    x\n', 'note: >-\n    x\n     y\n', '"x\ny"'],
];

const comments = ['', '# c', '  # c', '      # c', '   '];

/** A part of the text, or all of it, after some changes; it ends its last line. */
export function rewrite(text: string, random: () => number): string {
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = (list: readonly string[]) => list[below(list.length)] ?? '';
  const inLines = (change: (lines: string[], at: number, to: number) => unknown) => {
    const lines = written.split('\n');
    change(lines, below(lines.length), below(lines.length));
    written = lines.join('\n');
  };
  const ways: readonly (() => void)[] = [
    () => void splice(below(written.length + 1), 0, oneOf(signs)),
    () => void splice(below(written.length + 1), 0, oneOf(signs)),
    () => void splice(below(written.length + 1), 1 + below(3), ''),
    () => inLines((lines, at, to) => ([lines[at], lines[to]] = [lines[to] ?? '', lines[at] ?? ''])),
    () => inLines((lines, at) => (lines[at] = ' '.repeat(1 + below(3)) + lines[at])),
    () => inLines((lines, at) => (lines[at] = (lines[at] ?? '').replace(/^ {1,2}/, ''))),
    () => inLines((lines, at, to) => lines.splice(to, 0, lines[at] ?? '')),
    () => inLines((lines, at) => lines.splice(at, 1)),
    () => inLines((lines, at) => lines.splice(at, 0, oneOf(comments))),
    () => inLines((lines, at) => (lines[at] = (lines[at] ?? '').replace(/: .*/, `: ${oneOf(signs)}`))),
    () => inLines((lines, at) => (lines[at] = (lines[at] ?? '').replace(/^( *)- /, '$1  '))),
  ];
  let written = text;
  const splice = (at: number, length: number, put: string) => {
    written = written.slice(0, at) + put + written.slice(at + length);
  };
  if (random() < 0.6)
    inLines((lines, at) => {
      lines.splice(0, at);
      lines.splice(1 + below(8));
    });
  for (let times = 1 + below(4); times > 0; times--) ways[below(ways.length)]?.();
  return written.endsWith('\n') ? written : `${written}\n`;
}
