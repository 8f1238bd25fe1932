/** Checks which texts look like personal data. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findPersonalData } from '../../../src/domain/text/personal-data.ts';

const kindsOfData = (text: string) => findPersonalData(text).map(({ kind }) => kind);

test.each([
  ['write to harbour.master@quay.example.org today', 'an e-mail address'],
  ['h@quay.uk', 'an e-mail address'],
  ['<dog+bone@sub.quay.police.uk>', 'an e-mail address'],
  ['0191 498 0000', 'a telephone number'],
  ['on 01914980000.', 'a telephone number'],
  ['(0191) 498 0000', 'a telephone number'],
  ['020 7946 0000', 'a telephone number'],
  ['07700 900123', 'a telephone number'],
  ['07700-900123, ask for the desk', 'a telephone number'],
  ['0300 123 1234', 'a telephone number'],
  ['+44 191 498 0000', 'a telephone number'],
  ['+44 (0)191 498 0000', 'a telephone number'],
  ['+447700900123', 'a telephone number'],
  ['0044 7700 900123', 'a telephone number'],
  ['01632 96000', 'a telephone number'],
  ['PC 1234 saw it', 'a collar number'],
  ['Pc 4471 wrote', 'a collar number'],
  ['Inspector Smith 447', 'a collar number'],
  ['PC J. Smith 4471', 'a collar number'],
  ['PC Jane Smith 4471', 'a collar number'],
  ['text 447700900123', 'a telephone number'],
  ['447700 900 123', 'a telephone number'],
  ['seen in 06/12345/21.', 'a crime reference'],
  ['Crime report 12345/21', 'a crime reference'],
  ['custody record 12345/21', 'a crime reference'],
  ['PC1234', 'a collar number'],
  ['PC/1234', 'a collar number'],
  ['PC no. 1234', 'a collar number'],
  ['Sgt. 1234', 'a collar number'],
  ['Write to jane.example [at] harbour.example', 'an e-mail address'],
  ['jane.example(at)harbour [dot] example', 'an e-mail address'],
  ['CAD 12 of 28/09/2021', 'a crime reference'],
  ['Incident number 1234 of 3rd May', 'a crime reference'],
  ['Log 0123 of 3 May', 'a crime reference'],
  ['(PS 456)', 'a collar number'],
  ['DC 2087.', 'a collar number'],
  ['told Sgt 321, who wrote', 'a collar number'],
  ['Police Constable 1234', 'a collar number'],
  ['PCSO 7890', 'a collar number'],
  ['collar no. 4567', 'a collar number'],
  ['Collar number: 4567', 'a collar number'],
  ['warrant no 12345', 'a collar number'],
  ['CR/12345/21', 'a crime reference'],
  ['see CR 12345/21', 'a crime reference'],
  ['CR12345-21', 'a crime reference'],
  ['crime ref 20/123456', 'a crime reference'],
  ['Crime reference number 42/98765/21', 'a crime reference'],
  ['crime no. 1234567', 'a crime reference'],
  ['crime reference: AB/12345/21', 'a crime reference'],
  ['custody record no. 12/3456/21', 'a crime reference'],
  ['occurrence number 42210012345', 'a crime reference'],
  ['07700\u00a0900\u2011123', 'a telephone number'],
  ['０７７００ ９００１２３', 'a telephone number'],
  ['07700\n  900123', 'a telephone number'],
  ['0770\u200b0 900\u00ad123', 'a telephone number'],
  ['077 00 90 01 23', 'a telephone number'],
  ['01914.980.000', 'a telephone number'],
  ['jane＠quay.example.org', 'an e-mail address'],
  [`${'a'.repeat(200)}@quay.example.org`, 'an e-mail address'],
  ['PC Smith 4471 wrote', 'a collar number'],
  ['Detective Constable O’Brien 2087', 'a collar number'],
  ['shoulder number 4471', 'a collar number'],
  ['AB 12 34 56 C', 'a National Insurance number'],
  ['ni: ab123456c', 'a National Insurance number'],
  ['of 12 High Street, Quayside QS1 2AB', 'a postal address'],
  ['4a Rope Walk\nQuayside\nQS12 3AB', 'a postal address'],
  ['+353 1 234 5678', 'a telephone number'],
  ['+353 (0)87 123 4567', 'a telephone number'],
  ['+1 (202) 555-0123', 'a telephone number'],
  ['+33.1.23.45.67.89', 'a telephone number'],
  ['0033 1 23 45 67 89', 'a telephone number'],
  ['+353871234567', 'a telephone number'],
  ['44 7700 900123', 'a telephone number'],
  ['07700 900123/2', 'a telephone number'],
  ['07700 900123/work', 'a telephone number'],
  ['07700 900123/07700 900124', 'a telephone number'],
  ['0800555222', 'a telephone number'],
  ['٠٧٧٠٠ ٩٠٠١٢٣', 'a telephone number'],
  ['০৭৭০০ ৯০০১২৩', 'a telephone number'],
  ['PC ١٢٣٤', 'a collar number'],
  ['Seen by the Station at 12 High Street, Quayside QS1 2AB', 'a postal address'],
])('“%s” looks like %s', (text, kind) => {
  expect(kindsOfData(text)).toEqual([kind]);
});

test.each([
  'by 31 May 2022',
  'on 2021-09-28 and 28/09/2021, 28.09.2021 or 01-02-2021',
  'in 2021/22 and 2021-22',
  'from 01/04/2021 to 31/03/2022',
  'portal reference 14207, and 12998 to 13004',
  'portal 0014207',
  'PAF 8.4.3, 12.1 and 7.1.3',
  'PEEL 2018/19 and PEEL 2021/22',
  'IAMB September 2021, item 8',
  'IAMB 07/2021, minute 12.3',
  'minute 2021/09/28/4',
  'board paper 02-2021-0145',
  '300,000 records, of which 1,234 in 2020 and 12 345 678 since',
  'between 0800 and 1600 hours',
  '08:00 to 16:00, 0800-1600',
  '100 PCs and 1200 laptops',
  'a PC of 2021, and a letter of the Chief Constable 2021',
  '36 PCs; 1500 of them old',
  'DS 20:30',
  'crime numbers of 2021 rose by 1200',
  'crime number 12 of 60',
  'crime reference 2021/22',
  'crime report 2021/22',
  'the crime record of 12345 cases',
  'item 12/2021/34 of the minutes',
  'the inspector of 2021',
  'crime ref 2021-09-28',
  'crime recorded within 24 hours in 98765 cases',
  'CR 2021/22',
  'section 55 of the Police Act 1996',
  'custody-2021-rec-12',
  'HMICFRS evidence share, peel-2019, item rec-3/2',
  'f35b00a43f187c63e9711e51629e02d7b4f4af18251533fd182f837ee508d3b4',
  'version 0.12.1045.3312',
  '10 @ 20 each',
  '@home.office',
  'Action Fraud: 0300 123 2040, Crimestoppers: 0800 555 111 or 0800 555111, or call 101 or 999',
  'a@b',
  '£01234567890',
  'https://harbour.example/01914980000/',
  'register 07700900123ab9e0ffb1ddce16a1ffeecb1d5ec0',
  'PC Guidance 2021',
  'custody-2021-rec-12 of custody record 2021',
  'custody number 12 of 60',
  'log 12 of 30 items, incident 3 of 12',
  'the rank of Inspector. 300 officers',
  'officers in post (at 31 March), [at] home',
  'within 12 months, and Section 12 Park Road schemes',
  '2021-09 and 2021-10-a, batch 0161-2021',
  '12 Station Road was inspected',
  'QS1 2AB',
  'figures: 158 (51), 37 (9), 17 (1)',
  'paragraphs 4.3, 4.12.7 and 12.10.3',
  'PC 2021 and DS 2019',
  '0123456789',
  'reference 0712345678',
  '07700 900123/21 and 07700 900123/2021',
  'figures of +12,000 and +3.5 and +2021/22',
  'portal 0012345678',
  'Police Headquarters, 12 High Street, Quayside QS1 2AB',
  'Contact: HMICFRS, 89 Dock Square, Quayside QS1 2AB',
])('“%s” does not look like personal data', (text) => {
  expect(kindsOfData(text)).toEqual([]);
});

test('each kind in a text is reported once', () => {
  expect(findPersonalData('PC 1234 and PC 5678, a@b.uk and c@d.uk, 07700 900123')).toMatchObject([
    { kind: 'an e-mail address' },
    { kind: 'a telephone number' },
    { kind: 'a collar number', words: 'PC 1234' },
  ]);
});

/** The time that the processor spends on this process, in microseconds; other processes do not add to it. */
function processorTime(act: () => void): number {
  const usageBefore = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(usageBefore);
  return user + system;
}

/**
 * Expects one text of half a million characters to take at most fifty times as long as a thousand texts of five hundred.
 * Linear work takes about as long for both, quadratic work a thousand times as long. Short runs count as 20 ms.
 */
function expectLinearTime(act: (text: string) => void, textOf: (length: number) => string): void {
  const [short, long] = [textOf(500), textOf(500_000)];
  const shortTexts = processorTime(() => {
    for (let n = 0; n < 1000; n++) act(short);
  });
  expect(processorTime(() => act(long)) / Math.max(shortTexts, 20_000)).toBeLessThan(50);
}

test.each([
  ['@', 1],
  ['a@', 1],
  ['a.', 2],
  ['a@b.', 1],
  ['0191 ', 1],
  ['0', 0],
  ['01 ', 1],
  ['(0', 1],
  ['+44 ', 1],
  ['+44(0)', 1],
  ['+1', 1],
  ['+1 (', 1],
  ['00353 ', 1],
  ['Police', 1],
  ['٠', 1],
  ['CR', 2],
  ['CR/12345/', 1],
  ['crime ref ', 12],
  ['crime no. number ', 12],
  ['collar no. ', 12],
  ['PC 12', 12],
  ['12/', 12],
])('“%s” repeated takes time in proportion to its length', (piece) => {
  expectLinearTime(findPersonalData, (length) => `12 @ ${piece.repeat(Math.ceil(length / piece.length))}`);
});

test('the model register contains no personal data', () => {
  for (const folder of ['actions', 'inspections', 'batches', 'boards']) {
    const files = readdirSync(`register/${folder}`);
    expect(files, folder).not.toEqual([]);
    for (const file of files) {
      const text = readFileSync(`register/${folder}/${file}`, 'utf8').replace(/^portal_refs:.*$/m, '');
      expect(findPersonalData(text), file).toEqual([]);
    }
  }
});
