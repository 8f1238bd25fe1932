/** Rewrites YAML records at random: moves, indents and breaks lines, and inserts characters of YAML's syntax. */

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

/** The text, or a part of it, after one to four random changes; it ends with a line end. */
export function rewrite(text: string, random: () => number): string {
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = (list: readonly string[]) => list[below(list.length)] ?? '';
  const inLines = (change: (lines: string[], position: number, otherPosition: number) => unknown) => {
    const lines = writtenText.split('\n');
    change(lines, below(lines.length), below(lines.length));
    writtenText = lines.join('\n');
  };
  const ways: readonly (() => void)[] = [
    () => void splice(below(writtenText.length + 1), 0, oneOf(signs)),
    () => void splice(below(writtenText.length + 1), 0, oneOf(signs)),
    () => void splice(below(writtenText.length + 1), 1 + below(3), ''),
    () =>
      inLines(
        (lines, position, otherPosition) =>
          ([lines[position], lines[otherPosition]] = [lines[otherPosition] ?? '', lines[position] ?? '']),
      ),
    () => inLines((lines, position) => (lines[position] = ' '.repeat(1 + below(3)) + lines[position])),
    () => inLines((lines, position) => (lines[position] = (lines[position] ?? '').replace(/^ {1,2}/, ''))),
    () => inLines((lines, position, otherPosition) => lines.splice(otherPosition, 0, lines[position] ?? '')),
    () => inLines((lines, position) => lines.splice(position, 1)),
    () => inLines((lines, position) => lines.splice(position, 0, oneOf(comments))),
    () =>
      inLines(
        (lines, position) => (lines[position] = (lines[position] ?? '').replace(/: .*/, `: ${oneOf(signs)}`)),
      ),
    () =>
      inLines((lines, position) => (lines[position] = (lines[position] ?? '').replace(/^( *)- /, '$1  '))),
  ];
  let writtenText = text;
  const splice = (position: number, length: number, insertion: string) => {
    writtenText = writtenText.slice(0, position) + insertion + writtenText.slice(position + length);
  };
  if (random() < 0.6)
    inLines((lines, position) => {
      lines.splice(0, position);
      lines.splice(1 + below(8));
    });
  for (let times = 1 + below(4); times > 0; times--) ways[below(ways.length)]?.();
  return writtenText.endsWith('\n') ? writtenText : `${writtenText}\n`;
}
