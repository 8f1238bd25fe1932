/** Checks the calendar of the inspection programme. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { addRegisterPrefix, openOffice } from '../../helpers/office.ts';
import { git, newRepository, userEnvironment, write } from '../../helpers/register/repositories.ts';
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

test.each([
  ['activity', '{when: 2022-10-03, activity: Ring Jane on 07700 900123}', '', 'dates[0].activity'],
  ['note', '{when: 2022-10-03}', 'note: Write to jane.doe@example.com\n', 'note'],
])('personal data in the %s is refused, with its place', async (_, date, note, path) => {
  const files = { 'inspections/piers-2022.yaml': plannedInspection('piers-2022', [date], 'Piers', note) };
  const { code, out, err } = await run(folder(registerFiles(files)), ['programme', '--format', 'ics']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(`inspections/piers-2022.yaml, ${path}: `);
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
    '3 dates are not in the calendar, because neither the day nor the month is known:\nPiers: 2022/23, Visit\nPiers: no date, Report\nQuays: no date\n',
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

describe('an entry for a calendar that has it already', () => {
  const file = 'register/inspections/piers-2022.yaml';
  const visit = (day: string) => plannedInspection('piers-2022', [`{when: ${day}, activity: Visit}`]);

  /** The number of an entry: the seconds of its last change since 2020, and its earlier changes. */
  const numberAt = (time: string, earlierCount: number) =>
    String((Date.parse(time) - Date.parse('2020-01-01T00:00:00Z')) / 1000 + earlierCount);

  /** A register in git whose calendar is read after each change. */
  function calendarInGit() {
    const root = newRepository(
      addRegisterPrefix(registerFiles({ 'inspections/piers-2022.yaml': visit('2022-10-12') })),
    );
    const { runSuccessfully } = openOffice(root);
    const readEntry = async (...argv: readonly string[]) => {
      const [entry = {}] = entriesOf(await runSuccessfully('programme', '--format', 'ics', ...argv));
      const { SEQUENCE, DTSTAMP, 'LAST-MODIFIED': lastModified, STATUS, UID } = entry;
      return { SEQUENCE, DTSTAMP, lastModified, STATUS, UID, start: entry['DTSTART;VALUE=DATE'] };
    };
    const commit = (text: string, time: string) => {
      write(root, { [file]: text });
      git(root, 'add', '-A');
      git(root, 'commit', '-q', '--date', time, '-m', 'Change');
      execFileSync('git', ['commit', '-q', '--amend', '--no-edit'], {
        cwd: root,
        env: { ...userEnvironment, GIT_COMMITTER_DATE: time },
      });
    };
    return { root, readEntry, commit };
  }

  test('is newer after each change, also when its day moves earlier or a clock was wrong', async () => {
    const { readEntry, commit } = calendarInGit();
    const first = {
      ...{ SEQUENCE: numberAt('2021-11-25T12:00:00Z', 0), DTSTAMP: '20211125T120000Z' },
      lastModified: '20211125T120000Z',
    };
    const entry = { STATUS: 'CONFIRMED', UID: 'piers-2022.visit@harbour-police.afi' };
    expect(await readEntry()).toEqual({ ...first, ...entry, start: '20221012' });
    commit(visit('2022-10-10'), '2022-01-05T09:30:00+01:00');
    const second = {
      ...{ SEQUENCE: numberAt('2022-01-05T08:30:00Z', 1), DTSTAMP: '20220105T083000Z' },
      lastModified: '20220105T083000Z',
    };
    expect(await readEntry()).toEqual({ ...second, ...entry, start: '20221010' });
    commit(visit('2022-10-11'), '2020-01-01T00:00:00Z');
    const third = { ...second, SEQUENCE: numberAt('2022-01-05T08:30:00Z', 2) };
    expect(await readEntry()).toEqual({ ...third, ...entry, start: '20221011' });
    expect(await readEntry('--recorded', 'HEAD~1')).toEqual({ ...second, ...entry, start: '20221010' });
  });

  test('counts an edit that is not recorded yet as the next change, and the same once it is recorded', async () => {
    const { root, readEntry, commit } = calendarInGit();
    write(root, { [file]: visit('2022-10-10') });
    expect(await readEntry()).toMatchObject({
      SEQUENCE: numberAt('2021-11-25T12:00:00Z', 1),
      DTSTAMP: '20211125T120001Z',
      start: '20221010',
    });
    commit(visit('2022-10-10'), '2022-01-05T09:30:00Z');
    expect(await readEntry()).toMatchObject({
      SEQUENCE: numberAt('2022-01-05T09:30:00Z', 1),
      DTSTAMP: '20220105T093000Z',
    });
  });

  test('is cancelled, and not removed, if the inspection does not proceed', async () => {
    const { readEntry, commit } = calendarInGit();
    commit(visit('2022-10-12').replace('planned', 'not-proceeding'), '2022-01-05T09:30:00Z');
    expect(await readEntry()).toMatchObject({ STATUS: 'CANCELLED', start: '20221012' });
  });

  test('does not become older where the commits of its changes are squashed', async () => {
    const { root, readEntry, commit } = calendarInGit();
    for (const day of [10, 11, 13]) commit(visit(`2022-10-${day}`), `2022-01-05T09:${day}:00Z`);
    const { SEQUENCE: former } = await readEntry();
    git(root, 'reset', '-q', '--soft', 'HEAD~3');
    commit(visit('2022-10-14'), '2022-01-06T09:00:00Z');
    const { SEQUENCE: present } = await readEntry();
    expect(Number(present)).toBeGreaterThan(Number(former));
  });

  test('counts the changes of both branches after a merge', async () => {
    const { root, readEntry, commit } = calendarInGit();
    git(root, 'switch', '-q', '-c', 'side');
    commit(visit('2022-10-13'), '2022-01-05T09:30:00Z');
    git(root, 'switch', '-q', 'main');
    write(root, { 'register/README.md': 'x' });
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'Other');
    git(root, 'merge', '-q', '--no-edit', 'side');
    expect(await readEntry()).toMatchObject({
      SEQUENCE: numberAt('2022-01-05T09:30:00Z', 1),
      start: '20221013',
    });
  });

  test('without git has no time of its own', async () => {
    const { out } = await calendarOf({ 'inspections/piers-2022.yaml': visit('2022-10-12') });
    expect(out).toMatch(/DTSTAMP:19700101T000000Z\r\nSEQUENCE:0\r\n/);
    expect(out).not.toContain('LAST-MODIFIED');
  });

  test('keeps its id if another of the same name moves past it', async () => {
    const startsById = async (...days: readonly string[]) => {
      const { out } = await calendarOf({
        'inspections/piers-2022.yaml': plannedInspection(
          'piers-2022',
          days.map((day) => `{when: ${day}, activity: Visit}`),
        ),
      });
      return new Map(entriesOf(out).map((entry) => [entry['UID'], entry['DTSTART;VALUE=DATE']]));
    };
    const before = await startsById('2022-10-03', '2022-11-03');
    const after = await startsById('2022-12-03', '2022-11-03');
    expect([...before.values()]).toEqual(['20221003', '20221103']);
    for (const [id, day] of before) expect(after.get(id), id).toBe(day === '20221003' ? '20221203' : day);
  });
});
