/** Checks the calendar of the inspection programme. */
import { expect, test } from 'vitest';
import { registerFiles } from '../../helpers/register.ts';
import { folder, onModel, run } from '../../helpers/tool.ts';

const plannedInspection = (id: string, dates: readonly string[], title = 'Piers', note = '') =>
  `id: ${id}\ntitle: ${title}\norigin: docks\nstatus: planned\n${note}dates:\n${dates.map((date) => `  - ${date}\n`).join('')}`;

const calendarOf = async (files: Readonly<Record<string, string>>) => {
  const { code, out, err } = await run(folder(registerFiles(files)), ['programme', '--format', 'ics']);
  expect(code).toBe(0);
  return { out, err };
};

/** A calendar read back: its lines unfolded, then its entries as properties by name. */
function entriesOf(text: string): readonly Readonly<Record<string, string>>[] {
  const lines = text.replace(/\r\n /g, '').split('\r\n');
  const entries: Record<string, string>[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (line === 'BEGIN:VEVENT') entries.push({});
    else
      entries.at(-1)?.[line.slice(0, colon)] ??
        Object.assign(entries.at(-1) ?? {}, { [line.slice(0, colon)]: line.slice(colon + 1) });
  }
  return entries;
}

test('an entry lasts for its day, its month or its months; its end is the day after the last', async () => {
  const { out } = await calendarOf({
    'inspections/piers-2022.yaml': plannedInspection('piers-2022', [
      '{when: 2022-10-03, activity: Visit}',
      '{when: 2022-12, activity: Debrief}',
      '{when: 2023-02/2023-03, activity: Report}',
    ]),
  });
  expect(
    entriesOf(out).map((entry) => [
      entry['DTSTART;VALUE=DATE'],
      entry['DTEND;VALUE=DATE'],
      entry['SUMMARY'],
      entry['STATUS'],
    ]),
  ).toEqual([
    ['20221003', '20221004', 'Piers: Visit', 'CONFIRMED'],
    ['20221201', '20230101', 'Piers: Debrief (December 2022\\, day not known)', 'TENTATIVE'],
    ['20230201', '20230401', 'Piers: Report (February to March 2023\\, day not known)', 'TENTATIVE'],
  ]);
});

test('an activity lasts as long as its words or its dates give', async () => {
  const daysOf = async (dates: readonly string[]) => {
    const { out } = await calendarOf({
      'inspections/piers-2022.yaml': plannedInspection('piers-2022', dates),
    });
    return entriesOf(out).map((entry) => `${entry['DTSTART;VALUE=DATE']} ${entry['DTEND;VALUE=DATE']}`);
  };
  const daysOfActivity = (activity: string) => daysOf([`{when: 2022-10-03, activity: "${activity}"}`]);
  expect(await daysOfActivity('Evidence collection, four weeks')).toEqual(['20221003 20221031']);
  expect(await daysOfActivity('Fieldwork (4 days)')).toEqual(['20221003 20221007']);
  expect(await daysOfActivity('Fieldwork for a fortnight.')).toEqual(['20221003 20221017']);
  expect(await daysOfActivity('Reality testing over two months')).toEqual(['20221003 20221203']);
  for (const activity of [
    'Fieldwork begins',
    'Report due within six weeks',
    'Visit',
    'Day, four',
    'Call, 0 days',
  ])
    expect(await daysOfActivity(activity), activity).toEqual(['20221003 20221004']);
  expect(await daysOf(['{when: 2022-10-03/2022-10-07, activity: "Fieldwork, two weeks"}'])).toEqual([
    '20221003 20221008',
  ]);
  expect(await daysOf(['{when: 2022-10/2022-12, activity: Fieldwork}'])).toEqual(['20221001 20230101']);
  expect(await daysOf(['{when: 2022-11, activity: "Fieldwork, two weeks"}'])).toEqual(['20221101 20221201']);
});

test('a date known to the year only, or not at all, is left out and listed on standard error', async () => {
  const { out, err } = await calendarOf({
    'inspections/piers-2022.yaml': plannedInspection('piers-2022', [
      '{when: 2022/23, activity: Visit}',
      '{activity: Report}',
    ]),
    'inspections/quays-2022.yaml': 'id: quays-2022\ntitle: Quays\norigin: docks\nstatus: planned\n',
  });
  expect(entriesOf(out)).toEqual([]);
  expect(err).toBe(
    '3 dates are known to the year only, or not at all, and left out:\nPiers: 2022/23, Visit\nPiers: no date, Report\nQuays: no date\n',
  );
});

test('an entry keeps its unique id when its date changes', async () => {
  const names = async (day: string) => {
    const dates = [
      `{when: ${day}, activity: Visit}`,
      '{when: 2022-11-01, activity: Visit}',
      '{when: 2022-12-01, activity: Посещение}',
    ];
    const { out } = await calendarOf({
      'inspections/piers-2022.yaml': plannedInspection('piers-2022', dates),
    });
    return entriesOf(out).map((entry) => entry['UID']);
  };
  const first = await names('2022-10-03');
  expect(await names('2022-10-20')).toEqual(first);
  expect(new Set(first).size).toBe(3);
  expect(first[0]).toBe('piers-2022.visit@harbour-police.afi');
});

test('no line is longer than 75 octets, no character is cut, and no text starts a new property', async () => {
  const title = JSON.stringify(`Œuvre; a, b \\ "${'ж🐎'.repeat(60)}"`);
  const { out } = await calendarOf({
    'inspections/piers-2022.yaml': plannedInspection(
      'piers-2022',
      ['{when: 2022-10-03, activity: "Visit\\nEND:VEVENT"}'],
      title,
      'note: |-\n  One.\n\n  Two: BEGIN:VEVENT\n',
    ),
  });
  for (const line of out.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(out.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  expect(out.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const [entry, ...furtherEntries] = entriesOf(out);
  expect(furtherEntries).toEqual([]);
  expect(entry?.['SUMMARY']).toContain(`Œuvre\\; a\\, b \\\\ "${'ж🐎'.repeat(60)}"`);
  expect(entry?.['DESCRIPTION']).toBe('One.\\n\\nTwo: BEGIN:VEVENT');
});

test('the same register gives the same calendar on every day', async () => {
  const first = await onModel('programme', '--format', 'ics');
  const later = await onModel('--today', '2021-12-31', 'programme', '--format', 'ics');
  expect(later.out).toBe(first.out);
  const entries = entriesOf(first.out);
  expect(entries).toHaveLength(9);
  const collection = entries.find(({ SUMMARY }) =>
    SUMMARY?.endsWith('Final evidence collection\\, four weeks'),
  );
  expect(collection).toMatchObject({ 'DTSTART;VALUE=DATE': '20221003', 'DTEND;VALUE=DATE': '20221031' });
});
