/** Checks what the merge of a record returns: the merged text, its conflicts and its notes. */
import { describe, expect, test } from 'vitest';
import { mergeRecord } from '../../../src/features/merge-driver/merge-record.ts';

const bytes = (text: string) => Buffer.from(text);

function merge(base: string, ourText: string, theirText: string, markerSize = 7) {
  const { content, conflicts, notes } = mergeRecord(
    { base: bytes(base), ours: bytes(ourText), theirs: bytes(theirText) },
    markerSize,
  );
  return { text: Buffer.from(content).toString(), conflicts, notes };
}

/** The merged text of versions that do not conflict. */
function mergeCleanly(base: string, ourText: string, theirText: string): string {
  const { text, conflicts } = merge(base, ourText, theirText);
  expect(conflicts).toEqual([]);
  return text;
}

const top = 'id: docks-2021-rec-1\ntitle: Mend the ladder\nthemes: [docks]\nhistory:\n';
const issueEvent = '  - {on: 2021-01-04, event: issued}\n';
const base = top + issueEvent;
const noteLine = (on: string, text = 'Seen') => `  - {on: ${on}, event: note, note: ${text}}\n`;
const closureLine = (on: string, route = 'revisit') => `  - {on: ${on}, event: closed, route: ${route}}\n`;

describe('events of two branches are merged', () => {
  test('by date; on one day, after the events of the base, ours first', () => {
    const oldText = base + noteLine('2021-03-02', 'Old');
    expect(
      mergeCleanly(
        oldText,
        oldText + noteLine('2021-03-02', 'Ours') + noteLine('2021-05-01', 'Ours again'),
        base +
          noteLine('2021-02-01', 'Theirs') +
          noteLine('2021-03-02', 'Old') +
          noteLine('2021-03-02', 'Theirs too') +
          noteLine('2021-06-01', 'Late'),
      ),
    ).toBe(
      base +
        noteLine('2021-02-01', 'Theirs') +
        noteLine('2021-03-02', 'Old') +
        noteLine('2021-03-02', 'Ours') +
        noteLine('2021-03-02', 'Theirs too') +
        noteLine('2021-05-01', 'Ours again') +
        noteLine('2021-06-01', 'Late'),
    );
  });

  test('an event that both sides recorded appears once; equal events of one side all remain', () => {
    const repeatedText = base + noteLine('2021-03-02') + noteLine('2021-03-02');
    expect(mergeCleanly(base, base + noteLine('2021-03-02'), repeatedText)).toBe(repeatedText);
    expect(mergeCleanly(base, repeatedText, base + noteLine('2021-03-02') + noteLine('2021-04-01'))).toBe(
      repeatedText + noteLine('2021-04-01'),
    );
  });

  test('character for character, with the quotes, comments and block text of each side', () => {
    const theirText = `${base}  # seen by the master
  - on: "2021-03-02"   # a Tuesday
    event: note
    note: >-
      Ropes came: "blue",
      and lamps.
    # to be counted
`;
    const ourText = base + noteLine('2021-04-01');
    expect(mergeCleanly(base, ourText, theirText)).toBe(theirText + noteLine('2021-04-01'));
  });

  test('with the indentation and the line ends of our version', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const ourText = windows(`${base.replace('  - ', '- ')}- {on: 2021-02-01, event: note, note: Ours}\n`);
    const theirText = `${base}  - on: 2021-03-02\n    event: note\n    note: |-\n      one\n\n      two\n`;
    expect(mergeCleanly(base, ourText, theirText)).toBe(
      `${ourText}${windows('- on: 2021-03-02\n  event: note\n  note: |-\n    one\n\n    two\n')}`,
    );
  });

  test('in a record on one line, in braces', () => {
    const recordInFlowStyle = (extraEvents = '') =>
      `{id: x, history: [{on: 2021-01-04, event: issued}${extraEvents}]}\n`;
    const [earlier, later] = [
      ', {on: 2021-02-01, event: note, note: a}',
      ', {on: 2021-03-01, event: note, note: b}',
    ];
    expect(mergeCleanly(recordInFlowStyle(), recordInFlowStyle(later), recordInFlowStyle(earlier))).toBe(
      recordInFlowStyle(earlier + later),
    );
  });

  test('also if both branches created the record', () => {
    expect(mergeCleanly('', base + noteLine('2021-02-01'), base + noteLine('2021-03-01'))).toBe(
      base + noteLine('2021-02-01') + noteLine('2021-03-01'),
    );
  });

  test('with the changed comments and quotes of both sides', () => {
    const theirText = base.replace('title: Mend the ladder', '# as printed\ntitle: "Mend the ladder"');
    expect(mergeCleanly(base, base + noteLine('2021-02-01'), theirText + noteLine('2021-03-01'))).toBe(
      theirText + noteLine('2021-02-01') + noteLine('2021-03-01'),
    );
  });

  test('with both comments if each side added one in the same place', () => {
    const over = (comment: string) => base.replace('title:', `# ${comment}\ntitle:`);
    const text = mergeCleanly(
      base,
      over('ours') + noteLine('2021-02-01'),
      over('theirs') + noteLine('2021-03-01'),
    );
    expect(text).toContain('# ours\n# theirs\ntitle:');
  });

  test('and a comment that could not be kept is reported', () => {
    const withComment = (comment: string) => base.replace('issued}', `issued}  # ${comment}`);
    const { text, notes } = merge(base, withComment('ours'), withComment('theirs'));
    expect(text).toBe(withComment('ours'));
    expect(notes).toEqual(['their comment was left out: # theirs']);
  });
});

describe('facts', () => {
  test('changed on one side are merged as they are written there', () => {
    const theirText = base
      .replace('Mend the ladder', '"Mend: the ladder"  # of June')
      .replace('[docks]', '[]');
    expect(mergeCleanly(base, `marking: OFFICIAL\n${base}`, theirText)).toBe(
      `marking: OFFICIAL\n${base.replace('Mend the ladder', '"Mend: the ladder"').replace('[docks]', '[]')}`,
    );
  });

  test('that are lists of words get the words that each side added, and lose the words that either removed', () => {
    const withThemes = (list: string) => base.replace('[docks]', list);
    expect(
      mergeCleanly(
        withThemes('[docks, ropes]'),
        withThemes('[docks, ropes, tides]') + noteLine('2021-02-01'),
        withThemes('[docks, lamps]'),
      ),
    ).toBe(withThemes('[docks, tides, lamps]') + noteLine('2021-02-01'));
  });

  test('of one map are merged key by key', () => {
    const withDeadline = (text: string, date: string) => `deadline:\n  text: ${text}\n  by: ${date}\n${base}`;
    expect(
      mergeCleanly(
        withDeadline('by June', '2021-06-30'),
        withDeadline('by July', '2021-06-30'),
        withDeadline('by June', '2021-07-31'),
      ),
    ).toBe(withDeadline('by July', '2021-07-31'));
  });

  test('changed on both sides to different values conflict, and nothing else does', () => {
    const withTitle = (title: string) => base.replace('Mend the ladder', title);
    const { text, conflicts } = merge(
      base,
      withTitle('Mend it'),
      withTitle('Mend them') + noteLine('2021-02-01'),
    );
    expect(text).toBe(
      `id: docks-2021-rec-1
<<<<<<< ours: Mend it
title: Mend it
=======
title: Mend them
>>>>>>> theirs: Mend them
themes: [docks]
history:
${issueEvent}${noteLine('2021-02-01')}`,
    );
    expect(conflicts).toEqual([
      '`title` was changed on both sides, to different values: ours has Mend it; theirs has Mend them',
    ]);
  });

  test('removed by one side and changed by the other conflict', () => {
    const { text } = merge(base, base.replace('themes: [docks]\n', ''), base.replace('[docks]', '[piers]'));
    expect(text).toContain(
      '<<<<<<< ours: nothing\n=======\nthemes: [piers]\n>>>>>>> theirs: ["piers"]\nhistory:',
    );
  });
});

describe('events that contradict each other conflict', () => {
  test.each([
    [
      'two closures',
      closureLine('2021-02-01'),
      closureLine('2021-03-01', 'submission'),
      'it was closed twice',
    ],
    [
      'two batches',
      '  - {on: 2021-02-01, event: submitted, batch: a}\n',
      '  - {on: 2021-02-02, event: submitted, batch: b}\n',
      'it was submitted twice',
    ],
    [
      'two owners of one day',
      '  - {on: 2021-02-01, event: assigned, force_lead: Harbour Master, board: quay}\n',
      '  - {on: 2021-02-01, event: assigned, force_lead: Head of Docks}\n',
      'there are two force leads on 2021-02-01',
    ],
    [
      'two boards of one day',
      '  - {on: 2021-02-01, event: assigned, board: quay}\n',
      '  - {on: 2021-02-01, event: assigned, board: lock-gates}\n',
      'there are two boards on 2021-02-01',
    ],
    [
      'two targets of one day',
      '  - {on: 2021-02-01, event: target, by: 2021-12-01}\n',
      '  - {on: 2021-02-01, event: target, by: 2021-12-02}\n',
      'there are two targets on 2021-02-01',
    ],
    [
      'moves that do not follow each other',
      closureLine('2021-02-01'),
      '  - {on: 2021-03-01, event: completed, approved_by: quay}\n',
      'these events cannot follow each other: closed 2021-02-01 (revisit); completed 2021-03-01',
    ],
  ])('%s', (_, ourEvent, theirEvent, what) => {
    const { text, conflicts } = merge(base, base + ourEvent + noteLine('2021-04-01'), base + theirEvent);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toContain(what);
    const markedSides = /^<{7} ours: .+\n([\s\S]*)={7}\n([\s\S]*)>{7} theirs: .+\n/m.exec(text);
    expect(markedSides?.slice(1)).toEqual([ourEvent, theirEvent]);
    expect(text.replace(markedSides?.[0] ?? '', '')).toBe(base + noteLine('2021-04-01'));
  });

  test('but not owners of two days, and not a closure that a later event reopened', () => {
    const [earlier, later] = ['2021-02-01', '2021-02-02'].map(
      (on, i) => `  - {on: ${on}, event: assigned, force_lead: ${['Harbour Master', 'Head of Docks'][i]}}\n`,
    ) as [string, string];
    expect(mergeCleanly(base, base + later, base + earlier)).toBe(base + earlier + later);
    const closureAndReopening = `${closureLine('2021-02-01')}  - {on: 2021-02-02, event: reopened, note: Not yet}\n`;
    expect(mergeCleanly(base, base + closureAndReopening, base + closureLine('2021-03-01'))).toBe(
      base + closureAndReopening + closureLine('2021-03-01'),
    );
  });

  test('and the events between them are repeated on both sides of the markers, so that one choice resolves the conflict', () => {
    const oldText = base + noteLine('2021-02-15', 'Between');
    const { text } = merge(
      oldText,
      base + closureLine('2021-02-01') + noteLine('2021-02-15', 'Between'),
      oldText + closureLine('2021-03-01', 'submission'),
    );
    expect(text).toBe(
      `${base}<<<<<<< ours: closed 2021-02-01 (revisit)\n${closureLine('2021-02-01')}${noteLine('2021-02-15', 'Between')}=======\n${noteLine('2021-02-15', 'Between')}${closureLine('2021-03-01', 'submission')}>>>>>>> theirs: closed 2021-03-01 (submission)\n`,
    );
  });

  test('with markers as long as git requires, and the line ends of the file', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const { text } = merge(
      windows(base),
      windows(base + closureLine('2021-02-01')),
      windows(base + closureLine('2021-03-01')),
      9,
    );
    expect(text).toContain('\r\n<<<<<<<<< ours: closed 2021-02-01 (revisit)\r\n');
    expect(text).toContain('\r\n=========\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('a past event', () => {
  const oldText = base + noteLine('2021-02-01', 'Sen') + noteLine('2021-03-01', 'Kept');
  const withCorrectNote = (text: string) => text.replace('Sen', 'Seen');
  const correction = (formerValue: string, field: string) =>
    `  - {on: 2021-05-01, event: correction, field: "${field}", was: ${formerValue}, note: A slip}\n`;

  test('changed with a correction is merged', () => {
    const theirText = withCorrectNote(oldText) + correction('Sen', 'history[1].note');
    expect(mergeCleanly(oldText, oldText + noteLine('2021-04-01'), theirText)).toBe(
      withCorrectNote(oldText) + noteLine('2021-04-01') + correction('Sen', 'history[1].note'),
    );
    expect(mergeCleanly(oldText, theirText, oldText + noteLine('2021-04-01'))).toBe(
      withCorrectNote(oldText) + noteLine('2021-04-01') + correction('Sen', 'history[1].note'),
    );
  });

  test('removed with a correction stays removed', () => {
    const textWithCorrection =
      base + noteLine('2021-03-01', 'Kept') + correction('2021-02-01 note', 'history[1]');
    expect(mergeCleanly(oldText, oldText + noteLine('2021-06-01'), textWithCorrection)).toBe(
      textWithCorrection + noteLine('2021-06-01'),
    );
  });

  test.each([
    ['altered by ours', withCorrectNote(oldText), oldText + noteLine('2021-04-01')],
    ['altered by theirs', oldText + noteLine('2021-04-01'), withCorrectNote(oldText)],
    ['altered by both', withCorrectNote(oldText) + noteLine('2021-04-01'), oldText.replace('Sen', 'Saw')],
    ['removed by ours', base + noteLine('2021-03-01', 'Kept'), oldText + noteLine('2021-04-01')],
    ['removed by theirs', oldText + noteLine('2021-04-01'), base + noteLine('2021-03-01', 'Kept')],
    [
      'altered with a correction of something else',
      oldText + noteLine('2021-04-01'),
      withCorrectNote(oldText) + correction('Kept', 'history[2].note'),
    ],
  ])('%s without a correction conflicts', (_, ourText, theirText) => {
    const { text, conflicts } = merge(oldText, ourText, theirText);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toMatch(/^a past event was changed/);
    expect(text).toContain('\n<<<<<<< ours: ');
    expect(text).toContain(noteLine('2021-03-01', 'Kept'));
  });

  test('that was unlawful before the merge does not conflict', () => {
    const unlawful = base + closureLine('2021-02-01') + closureLine('2021-02-02');
    expect(mergeCleanly(unlawful, unlawful + noteLine('2021-03-01'), unlawful + noteLine('2021-04-01'))).toBe(
      unlawful + noteLine('2021-03-01') + noteLine('2021-04-01'),
    );
  });
});

describe('other records', () => {
  const topic = (name: string, ...judgements: readonly string[]) =>
    `  - topic: "${name}"\n    history:\n${judgements.map((judgement) => `      - ${judgement}\n`).join('')}`;
  const head = 'framework: peel-2021\nquestion: "8"\ntopics:\n';
  const first = '{on: 2021-02-01, judgement: gap, note: None}';
  const metJudgement = '{on: 2021-03-01, judgement: met, note: Now}';
  const partly = '{on: 2021-03-01, judgement: partly-met, note: Half}';
  const laterJudgement = '{on: 2021-04-01, judgement: met, note: Now}';

  test('judgements of an assessment are merged topic by topic, with new topics', () => {
    expect(
      mergeCleanly(
        head + topic('8.1', first),
        head + topic('8.1', first, partly),
        head + topic('8.1', first, laterJudgement) + topic('8.2', metJudgement),
      ),
    ).toBe(head + topic('8.1', first, partly, laterJudgement) + topic('8.2', metJudgement));
  });

  test('two judgements of one topic on one day conflict', () => {
    const { conflicts, text } = merge(
      head + topic('8.1', first),
      head + topic('8.1', first, partly),
      head + topic('8.1', first, metJudgement),
    );
    expect(conflicts[0]).toMatch(/^there are two judgements on 2021-03-01/);
    expect(text).toContain(
      `gap, note: None}\n<<<<<<< ours: 2021-03-01 (partly-met, Half)\n      - ${partly}\n`,
    );
  });

  test('explanations are merged by the row or the action that they explain', () => {
    const first = '  - {ref: "14207", reason: Late}\n';
    const second = '  - {action: docks-2021-rec-1, reason: Split}\n';
    const third = '  - {ref: "14208", reason: Gone}\n';
    expect(
      mergeCleanly(
        `explanations:\n${first}`,
        `explanations:\n${first}${second}`,
        `explanations:\n${first}${third}`,
      ),
    ).toBe(`explanations:\n${first}${third}${second}`);
    const withReason = (reason: string) => `explanations:\n${first.replace('Late', reason)}`;
    expect(merge(withReason('Late'), withReason('Later'), withReason('Latest')).conflicts).toEqual([
      '`reason` of 14207 was changed on both sides, to different values: ours has Later; theirs has Latest',
    ]);
    expect(merge(withReason('Late'), 'explanations: []\n', withReason('Latest')).conflicts).toEqual([
      '14207 was changed on both sides, to different values: ours has nothing; theirs has {"ref":"14207","reason":"Latest"}',
    ]);
  });
});

describe('a file that cannot be read as a record on every side is merged line by line', () => {
  const brokenText = `${base}  - {on: 2021-02-01, event: note\n`;

  test('without a conflict if the sides changed different lines', () => {
    const ourText = brokenText.replace('id:', '# seen\nid:');
    const theirText = `${brokenText}  - {on: 2021-03-01, event: note}\n`;
    const { text, conflicts, notes } = merge(brokenText, ourText, theirText);
    expect({ text, conflicts }).toEqual({
      text: `${ourText}  - {on: 2021-03-01, event: note}\n`,
      conflicts: [],
    });
    expect(notes).toEqual(['one version of it cannot be read as a record; it was merged line by line']);
  });

  test('with markers if the sides changed the same lines', () => {
    const { text, conflicts } = merge(brokenText, `${brokenText}ours\n`, `${brokenText}theirs`);
    expect(text).toBe(`${brokenText}<<<<<<< ours\nours\n=======\ntheirs\n>>>>>>> theirs\n`);
    expect(conflicts).toHaveLength(1);
  });

  test('byte for byte, in any encoding', () => {
    const latin = (text: string) => Buffer.from(text, 'latin1');
    const { content, conflicts } = mergeRecord(
      {
        base: latin('caf\xe9\n-\n-\nx\n'),
        ours: latin('caf\xe9s\n-\n-\nx\n'),
        theirs: latin('caf\xe9\n-\n-\n\xff\n'),
      },
      7,
    );
    expect(conflicts).toEqual([]);
    expect(Buffer.from(content).toString('latin1')).toBe('caf\xe9s\n-\n-\n\xff\n');
  });
});
