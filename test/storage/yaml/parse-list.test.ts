/** Checks how lists of new actions are read from CSV and YAML. */
import { describe, expect, test } from 'vitest';
import { parseList } from '../../../src/storage/yaml/parse-list.ts';

function parseRows(file: string, text: string) {
  const list = parseList(file, Buffer.from(text), String);
  return list.ok ? list.value : list.error;
}

describe('a list in CSV', () => {
  test.each(['\n', '\r\n'])('gives named values, each row with its line', (eol) => {
    const text = ['Force lead,Title', 'Head of Docks," Mend', 'it "', '', '  ', ',Paint it', ''].join(eol);
    expect(parseRows('new.csv', text)).toEqual([
      { line: 2, values: { force_lead: 'Head of Docks', title: `Mend${eol}it` } },
      { line: 6, values: { title: 'Paint it' } },
    ]);
  });

  test.each([
    ['a row of another length', 'a,b\n1,2\n\n3\n', 'new.csv:4: this row has 1 cells, but the header has 2.'],
    [
      'a quote that is never closed',
      'a,b\n1,"2\n',
      'new.csv:2: a quote that opens in this row is never closed.',
    ],
    ['text behind a quote', 'a,b\n1,"2"3\n', 'new.csv:2: there is text after a closing quote in this row.'],
    ['a heading that stands twice', 'a,A\n1,2\n', 'new.csv: the column a appears twice.'],
    ['nothing', '\n', 'new.csv does not have a header row.'],
  ])('is refused for %s', (_, text, refusal) => expect(parseRows('new.csv', text)).toBe(refusal));
});

describe('a list in YAML', () => {
  test('gives the same, and lists where a value is one', () =>
    expect(parseRows('new.yaml', '- Force lead: Head of Docks\n\n- paf: ["7.1.3"]\n')).toEqual([
      { line: 1, values: { force_lead: 'Head of Docks' } },
      { line: 3, values: { paf: ['7.1.3'] } },
    ]));

  test.each([
    ['no list', 'a: b\n', 'new.yaml is not a list.'],
    ['an entry that is no map', '- a: b\n- c\n', 'new.yaml:2: this is not a list of keys and values.'],
    [
      'a number',
      '- a: 1\n',
      'new.yaml:1: a is neither text nor a list of texts. Put a number in double quotes.',
    ],
  ])('is refused for %s', (_, text, refusal) => expect(parseRows('new.yaml', text)).toBe(refusal));
});
