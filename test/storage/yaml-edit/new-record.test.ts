/** Checks the text of a new record. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../../src/storage/parse-record.ts';
import { writeRecord } from '../../../src/storage/yaml-edit/edit.ts';
import { expectRefusal } from '../../helpers/register/edits.ts';
import { freeText } from '../../helpers/register/free-texts.ts';

describe('a new record', () => {
  test('has its keys in the order given, in the style of the register', () => {
    const longText =
      'The force should mend the ladder at the end of the quay before the season opens again; '.repeat(2);
    const record = {
      id: 'docks-2021-rec-1',
      type: 'recommendation',
      title: 'no',
      wording: longText.trim(),
      deadline: { text: 'by June: at the latest', by: '2021-06-30' },
      accelerated: true,
      marking: undefined,
      portal_refs: ['14207'],
      paf: ['7.1.3', '8'],
      themes: ['ropes', 'tides'],
      members: ['Harbour Master', 'Head of Docks'],
      extra: {},
      history: [
        { on: '2021-01-04', event: 'issued' },
        { on: '2021-03-02', event: 'note', note: 'one\n\n two' },
        { on: '2021-03-03', event: 'note', note: longText.trim(), internal: true },
      ],
    };
    expect(writeRecord(record, { schema: '../schemas/action.schema.json' })).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../schemas/action.schema.json
      id: docks-2021-rec-1
      type: recommendation
      title: "no"
      wording: >-
        The force should mend the ladder at the end of the quay before the season opens again; The force should mend
        the ladder at the end of the quay before the season opens again;
      deadline:
        text: "by June: at the latest"
        by: 2021-06-30
      accelerated: true
      portal_refs: ["14207"]
      paf: ["7.1.3", "8"]
      themes: [ropes, tides]
      members:
        - Harbour Master
        - Head of Docks
      extra: {}
      history:
        - on: 2021-01-04
          event: issued
        - on: 2021-03-02
          event: note
          note: |-
            one

             two
        - on: 2021-03-03
          event: note
          note: >-
            The force should mend the ladder at the end of the quay before the season opens again; The force should
            mend the ladder at the end of the quay before the season opens again;
          internal: true
      "
    `);
  });

  test('keeps numbers and lists of lists', () => {
    expect(
      writeRecord({ version: 1, due: { near_days: 28 }, map: { no: [['a b', 'c'], []], '1.10': 'x' } }),
    ).toBe(
      'version: 1\ndue:\n  near_days: 28\nmap:\n  "no":\n    - - a b\n      - c\n    - []\n  "1.10": x\n',
    );
  });

  test('names its schema in one word', () => {
    expectRefusal(() => writeRecord({ id: 'x' }, { schema: 'a\nid: y' }), /one word/);
  });

  test('reads back as it was given, whatever its texts', () => {
    fc.assert(
      fc.property(fc.array(freeText, { minLength: 1, maxLength: 4 }), (texts) => {
        const record = {
          ...{
            id: 'docks-2021-rec-1',
            type: 'recommendation',
            inspection: 'docks-2021',
            title: texts[0] ?? '',
          },
          ...{
            wording: texts.at(-1) ?? '',
            history: texts.map((note) => ({ on: '2021-01-04', event: 'note', note })),
          },
        };
        const { record: parsedRecord, faults } = parseRecord('action', Buffer.from(writeRecord(record)), {
          id: record.id,
        });
        expect(faults).toEqual([]);
        expect(parsedRecord?.history.map((event) => ('note' in event ? event.note : ''))).toEqual(
          texts.map((note) => note.replaceAll('\r\n', '\n')),
        );
      }),
      { numRuns: 40, seed: 4 },
    );
  });
});
