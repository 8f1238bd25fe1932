/** Makes a tracker as forces keep one: a sheet for each kind of inspection, with titles, totals, keys, merged cells and a BRAG. */
import { gridXml, partsOf, zipParts } from './workbook.ts';

type Row = readonly string[];

const count = <Item>(length: number, create: (number: number) => Item): readonly Item[] =>
  Array.from({ length }, (_, i) => create(i + 1));

const peelHead = [
  ...['Ref', 'HMICFRS Portal Ref', 'Recommendation / Area for improvement', 'Exec Lead', 'SPOC'],
  ...['Governance Board', 'Due date', 'BRAG', 'Update / Comments', 'Date Closed'],
];
const peelRow =
  (kind: string, colour: string, portal: number) =>
  (number: number): Row => [
    ...[
      `${kind} ${number}`,
      String(portal + number),
      `The force should improve ${kind} ${number} of its service.`,
    ],
    ...['ACC Crime', 'Head of Crime', 'Crime Board', '31/03/2025', colour, 'Work is under way.'],
    colour === 'Blue' ? '30/09/2024' : '',
  ];

const peel: readonly Row[] = [
  ['Harbour Police – HMICFRS tracker'],
  ['OFFICIAL'],
  [],
  peelHead,
  ['PEEL 2023/25'],
  ...count(10, peelRow('AFI', 'Amber', 14_000)),
  ['Victim care'],
  ...count(4, peelRow('Rec', 'Blue', 14_100)),
  ['PEEL 2021/22'],
  ...count(13, peelRow('AFI', 'Green', 14_200)),
  ['Total', '27'],
  [],
  ['Key'],
  ['Blue', 'Closed'],
  ['Amber', 'Off track'],
];

const thematics: readonly Row[] = [
  [
    'Report',
    'Date of report',
    'Rec No',
    'Type',
    'Recommendation',
    'Owner',
    'Lead',
    'Status',
    'Current position',
  ],
  ...count(
    18,
    (number): Row => [
      number <= 9 ? 'Vetting, misconduct and misogyny' : 'Race and policing',
      number <= 9 ? '02 November 2022' : '25/08/23',
      ...[String(number), 'Rec', `Chief constables should do thing ${number}.`, 'Head of Standards', ''],
      ...[number % 3 === 0 ? 'Awaiting sign-off panel' : 'Ongoing', 'In hand.'],
    ],
  ),
];

const custody: readonly Row[] = [
  ['Custody inspection, all actions'],
  ['No.', 'Type', 'Text', 'Lead', 'Status', 'Date issued', 'Target date'],
  ...count(
    12,
    (number): Row => [
      ...[
        String(number),
        number <= 6 ? 'AFI' : 'Recommendation',
        `Custody officers should record ${number}.`,
      ],
      ...['Head of Custody', 'In progress', number % 2 === 0 ? '12 March 2024' : '12/03/24', '31-Mar-26'],
    ],
  ),
  ['No.', 'Type', 'Text', 'Lead', 'Status', 'Date issued', 'Target date'],
  ['', '', '', '', 'Total: 12'],
];

const fire: readonly Row[] = [
  ['Action no', 'Recommendation', 'Owner', 'RAG', 'Date raised'],
  ...count(
    8,
    (number): Row => [
      ...[String(number), `The service should check pump ${number}.`, 'Head of Fire', 'G', '01/06/2022'],
    ],
  ),
];

const audit: readonly Row[] = [
  ['Audit title', 'Action', 'Ref', 'Priority rating', 'Owner', 'Date raised', 'Status'],
  ...count(
    9,
    (number): Row => [
      ...[number <= 5 ? 'Payroll' : 'Estates', `Finance should reconcile account ${number} every month.`],
      ...[
        String(number),
        number % 2 === 0 ? 'Merits attention' : 'Significant',
        'Head of Finance',
        '2024-01-15',
      ],
      'Not started',
    ],
  ),
];

const archive: readonly Row[] = [
  ['Inspection', 'Rec/AFI No', 'Wording', 'Date issued', 'Date closed', 'Notes'],
  ...count(
    7,
    (number): Row => [
      ...['Integrated PEEL 2018/19', `AFI ${number}`, `The force should finish ${number}.`, '2 May 2019'],
      ...['30 September 2021', ''],
    ],
  ),
  ['', '', '', '', '', 'Box 7 in the store'],
];

const notes: readonly Row[] = [['How to use this workbook'], ['Ask the liaison officer.']];

/** The tracker: 81 actions on six sheets, an old copy that is hidden, and notes. */
export function createTracker(): Uint8Array {
  const mergesXml = (...ranges: readonly string[]) =>
    `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
  const parts = partsOf({
    sheets: {
      PEEL: gridXml(peel) + mergesXml('A5:J5', 'A21:J21'),
      Thematics: gridXml(thematics),
      Custody: gridXml(custody) + mergesXml('A1:G1'),
      'Fire inspection 2022': gridXml(fire),
      'Internal audit': gridXml(audit),
      'Closed archive': gridXml(archive),
      'PEEL (old copy)': gridXml(peel),
      Notes: gridXml(notes),
    },
  });
  const book = (parts['xl/workbook.xml'] ?? '').replace('<sheet name="PEEL (old copy)"', '$& state="hidden"');
  return zipParts({ ...parts, 'xl/workbook.xml': book });
}
