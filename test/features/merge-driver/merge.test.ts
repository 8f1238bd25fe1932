import { describe, expect, test } from 'vitest';
import { mergeRecord } from '../../../src/features/merge-driver/merge-record.ts';

const bytes = (text: string) => Buffer.from(text);

function uniting(base: string, ours: string, theirs: string, markerSize = 7) {
  const { content, conflicts, notes } = mergeRecord(
    { base: bytes(base), ours: bytes(ours), theirs: bytes(theirs) },
    markerSize,
  );
  return { text: Buffer.from(content).toString(), conflicts, notes };
}

/** What is united without a conflict. */
function united(base: string, ours: string, theirs: string): string {
  const { text, conflicts } = uniting(base, ours, theirs);
  expect(conflicts).toEqual([]);
  return text;
}

const top = 'id: docks-2021-rec-1\ntitle: Mend the ladder\nthemes: [docks]\nhistory:\n';
const issued = '  - {on: 2021-01-04, event: issued}\n';
const base = top + issued;
const note = (on: string, text = 'Seen') => `  - {on: ${on}, event: note, note: ${text}}\n`;
const closed = (on: string, route = 'revisit') => `  - {on: ${on}, event: closed, route: ${route}}\n`;

describe('histories of two branches are united', () => {
  test('by date, ours first on one day, after what that day had', () => {
    const old = base + note('2021-03-02', 'Old');
    expect(
      united(
        old,
        old + note('2021-03-02', 'Ours') + note('2021-05-01', 'Ours again'),
        base +
          note('2021-02-01', 'Theirs') +
          note('2021-03-02', 'Old') +
          note('2021-03-02', 'Theirs too') +
          note('2021-06-01', 'Late'),
      ),
    ).toBe(
      base +
        note('2021-02-01', 'Theirs') +
        note('2021-03-02', 'Old') +
        note('2021-03-02', 'Ours') +
        note('2021-03-02', 'Theirs too') +
        note('2021-05-01', 'Ours again') +
        note('2021-06-01', 'Late'),
    );
  });

  test('an event that both recorded is one; two alike on one side stay two', () => {
    const twice = base + note('2021-03-02') + note('2021-03-02');
    expect(united(base, base + note('2021-03-02'), twice)).toBe(twice);
    expect(united(base, twice, base + note('2021-03-02') + note('2021-04-01'))).toBe(
      twice + note('2021-04-01'),
    );
  });

  test('letter for letter: quotes, comments, block text, each in its own style', () => {
    const theirs = `${base}  # seen by the master
  - on: "2021-03-02"   # a Tuesday
    event: note
    note: >-
      Ropes came: "blue",
      and lamps.
    # to be counted
`;
    const ours = base + note('2021-04-01');
    expect(united(base, ours, theirs)).toBe(theirs + note('2021-04-01'));
  });

  test('at the column and with the line ends of ours', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const ours = windows(`${base.replace('  - ', '- ')}- {on: 2021-02-01, event: note, note: Ours}\n`);
    const theirs = `${base}  - on: 2021-03-02\n    event: note\n    note: |-\n      one\n\n      two\n`;
    expect(united(base, ours, theirs)).toBe(
      `${ours}${windows('- on: 2021-03-02\n  event: note\n  note: |-\n    one\n\n    two\n')}`,
    );
  });

  test('where all stands on one line, in braces', () => {
    const flow = (more = '') => `{id: x, history: [{on: 2021-01-04, event: issued}${more}]}\n`;
    const [one, other] = [
      ', {on: 2021-02-01, event: note, note: a}',
      ', {on: 2021-03-01, event: note, note: b}',
    ];
    expect(united(flow(), flow(other), flow(one))).toBe(flow(one + other));
  });

  test('that two branches began, as one', () => {
    expect(united('', base + note('2021-02-01'), base + note('2021-03-01'))).toBe(
      base + note('2021-02-01') + note('2021-03-01'),
    );
  });

  test('with what each says otherwise in the same words: comments, quotes', () => {
    const theirs = base.replace('title: Mend the ladder', '# as printed\ntitle: "Mend the ladder"');
    expect(united(base, base + note('2021-02-01'), theirs + note('2021-03-01'))).toBe(
      theirs + note('2021-02-01') + note('2021-03-01'),
    );
  });

  test('with both comments where each put one in the same place', () => {
    const over = (comment: string) => base.replace('title:', `# ${comment}\ntitle:`);
    const text = united(base, over('ours') + note('2021-02-01'), over('theirs') + note('2021-03-01'));
    expect(text).toContain('# ours\n# theirs\ntitle:');
  });

  test('and what could not be kept of a comment is told', () => {
    const behind = (comment: string) => base.replace('issued}', `issued}  # ${comment}`);
    const { text, notes } = uniting(base, behind('ours'), behind('theirs'));
    expect(text).toBe(behind('ours'));
    expect(notes).toEqual(['their comment was not taken over: # theirs']);
  });
});

describe('facts', () => {
  test('changed on one side are taken as they stand there', () => {
    const theirs = base.replace('Mend the ladder', '"Mend: the ladder"  # of June').replace('[docks]', '[]');
    expect(united(base, `marking: OFFICIAL\n${base}`, theirs)).toBe(
      `marking: OFFICIAL\n${base.replace('Mend the ladder', '"Mend: the ladder"').replace('[docks]', '[]')}`,
    );
  });

  test('that are lists of words get what each side added, and lose what either took out', () => {
    const themed = (list: string) => base.replace('[docks]', list);
    expect(
      united(
        themed('[docks, ropes]'),
        themed('[docks, ropes, tides]') + note('2021-02-01'),
        themed('[docks, lamps]'),
      ),
    ).toBe(themed('[docks, tides, lamps]') + note('2021-02-01'));
  });

  test('of one map are taken key by key', () => {
    const dated = (text: string, by: string) => `deadline:\n  text: ${text}\n  by: ${by}\n${base}`;
    expect(
      united(dated('by June', '2021-06-30'), dated('by July', '2021-06-30'), dated('by June', '2021-07-31')),
    ).toBe(dated('by July', '2021-07-31'));
  });

  test('changed on both sides to different things contradict, and only they', () => {
    const titled = (title: string) => base.replace('Mend the ladder', title);
    const { text, conflicts } = uniting(base, titled('Mend it'), titled('Mend them') + note('2021-02-01'));
    expect(text).toBe(
      `id: docks-2021-rec-1
<<<<<<< ours: Mend it
title: Mend it
=======
title: Mend them
>>>>>>> theirs: Mend them
themes: [docks]
history:
${issued}${note('2021-02-01')}`,
    );
    expect(conflicts).toEqual([
      '`title` was changed on both sides, to different things: ours says Mend it; theirs says Mend them',
    ]);
  });

  test('taken out by one and changed by the other contradict', () => {
    const { text } = uniting(base, base.replace('themes: [docks]\n', ''), base.replace('[docks]', '[piers]'));
    expect(text).toContain(
      '<<<<<<< ours: nothing\n=======\nthemes: [piers]\n>>>>>>> theirs: ["piers"]\nhistory:',
    );
  });
});

describe('events that cannot both be so contradict', () => {
  test.each([
    ['two closures', closed('2021-02-01'), closed('2021-03-01', 'submission'), 'it was closed twice'],
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
      closed('2021-02-01'),
      '  - {on: 2021-03-01, event: completed, approved_by: quay}\n',
      'these moves do not follow each other: closed 2021-02-01 (revisit); completed 2021-03-01',
    ],
  ])('%s', (_, one, other, what) => {
    const { text, conflicts } = uniting(base, base + one + note('2021-04-01'), base + other);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toContain(what);
    const marks = /^<{7} ours: .+\n([\s\S]*)={7}\n([\s\S]*)>{7} theirs: .+\n/m.exec(text);
    expect(marks?.slice(1)).toEqual([one, other]);
    expect(text.replace(marks?.[0] ?? '', '')).toBe(base + note('2021-04-01'));
  });

  test('but owners of two days follow each other, and what a later event put right stands', () => {
    const [one, other] = ['2021-02-01', '2021-02-02'].map(
      (on, i) => `  - {on: ${on}, event: assigned, force_lead: ${['Harbour Master', 'Head of Docks'][i]}}\n`,
    ) as [string, string];
    expect(united(base, base + other, base + one)).toBe(base + one + other);
    const back = `${closed('2021-02-01')}  - {on: 2021-02-02, event: reopened, note: Not yet}\n`;
    expect(united(base, base + back, base + closed('2021-03-01'))).toBe(base + back + closed('2021-03-01'));
  });

  test('and what lies between them stands on both sides of the marks, so that one choice settles it', () => {
    const old = base + note('2021-02-15', 'Between');
    const { text } = uniting(
      old,
      base + closed('2021-02-01') + note('2021-02-15', 'Between'),
      old + closed('2021-03-01', 'submission'),
    );
    expect(text).toBe(
      `${base}<<<<<<< ours: closed 2021-02-01 (revisit)\n${closed('2021-02-01')}${note('2021-02-15', 'Between')}=======\n${note('2021-02-15', 'Between')}${closed('2021-03-01', 'submission')}>>>>>>> theirs: closed 2021-03-01 (submission)\n`,
    );
  });

  test('with marks as long as git asks for, and line ends as the file has them', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const { text } = uniting(
      windows(base),
      windows(base + closed('2021-02-01')),
      windows(base + closed('2021-03-01')),
      9,
    );
    expect(text).toContain('\r\n<<<<<<<<< ours: closed 2021-02-01 (revisit)\r\n');
    expect(text).toContain('\r\n=========\r\n');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('the past', () => {
  const old = base + note('2021-02-01', 'Sen') + note('2021-03-01', 'Kept');
  const right = (text: string) => text.replace('Sen', 'Seen');
  const correction = (was: string, field: string) =>
    `  - {on: 2021-05-01, event: correction, field: "${field}", was: ${was}, note: A slip}\n`;

  test('put right by a correction is taken', () => {
    const theirs = right(old) + correction('Sen', 'history[1].note');
    expect(united(old, old + note('2021-04-01'), theirs)).toBe(
      right(old) + note('2021-04-01') + correction('Sen', 'history[1].note'),
    );
    expect(united(old, theirs, old + note('2021-04-01'))).toBe(
      right(old) + note('2021-04-01') + correction('Sen', 'history[1].note'),
    );
  });

  test('taken out by a correction is gone', () => {
    const without = base + note('2021-03-01', 'Kept') + correction('2021-02-01 note', 'history[1]');
    expect(united(old, old + note('2021-06-01'), without)).toBe(without + note('2021-06-01'));
  });

  test.each([
    ['altered by ours', right(old), old + note('2021-04-01')],
    ['altered by theirs', old + note('2021-04-01'), right(old)],
    ['altered by both', right(old) + note('2021-04-01'), old.replace('Sen', 'Saw')],
    ['taken out by ours', base + note('2021-03-01', 'Kept'), old + note('2021-04-01')],
    ['taken out by theirs', old + note('2021-04-01'), base + note('2021-03-01', 'Kept')],
    [
      'altered with a correction of something else',
      old + note('2021-04-01'),
      right(old) + correction('Kept', 'history[2].note'),
    ],
  ])('%s without a correction contradicts', (_, ours, theirs) => {
    const { text, conflicts } = uniting(old, ours, theirs);
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toMatch(/^a past event was rewritten/);
    expect(text).toContain('\n<<<<<<< ours: ');
    expect(text).toContain(note('2021-03-01', 'Kept'));
  });

  test('of an unlawful history is no fault of the merge', () => {
    const unlawful = base + closed('2021-02-01') + closed('2021-02-02');
    expect(united(unlawful, unlawful + note('2021-03-01'), unlawful + note('2021-04-01'))).toBe(
      unlawful + note('2021-03-01') + note('2021-04-01'),
    );
  });
});

describe('other records', () => {
  const topic = (name: string, ...judged: readonly string[]) =>
    `  - topic: "${name}"\n    history:\n${judged.map((one) => `      - ${one}\n`).join('')}`;
  const head = 'framework: peel-2021\nquestion: "8"\ntopics:\n';
  const first = '{on: 2021-02-01, judgement: gap, note: None}';
  const met = '{on: 2021-03-01, judgement: met, note: Now}';
  const partly = '{on: 2021-03-01, judgement: partly-met, note: Half}';
  const later = '{on: 2021-04-01, judgement: met, note: Now}';

  test('an assessment’s judgements are united topic by topic, and new topics taken', () => {
    expect(
      united(
        head + topic('8.1', first),
        head + topic('8.1', first, partly),
        head + topic('8.1', first, later) + topic('8.2', met),
      ),
    ).toBe(head + topic('8.1', first, partly, later) + topic('8.2', met));
  });

  test('two judgements of one topic on one day contradict', () => {
    const { conflicts, text } = uniting(
      head + topic('8.1', first),
      head + topic('8.1', first, partly),
      head + topic('8.1', first, met),
    );
    expect(conflicts[0]).toMatch(/^there are two judgements on 2021-03-01/);
    expect(text).toContain(
      `gap, note: None}\n<<<<<<< ours: 2021-03-01 (partly-met, Half)\n      - ${partly}\n`,
    );
  });

  test('explanations are united by what they explain', () => {
    const one = '  - {ref: "14207", reason: Late}\n';
    const two = '  - {action: docks-2021-rec-1, reason: Split}\n';
    const three = '  - {ref: "14208", reason: Gone}\n';
    expect(
      united(`explanations:\n${one}`, `explanations:\n${one}${two}`, `explanations:\n${one}${three}`),
    ).toBe(`explanations:\n${one}${three}${two}`);
    const reasoned = (reason: string) => `explanations:\n${one.replace('Late', reason)}`;
    expect(uniting(reasoned('Late'), reasoned('Later'), reasoned('Latest')).conflicts).toEqual([
      '`reason` of 14207 was changed on both sides, to different things: ours says Later; theirs says Latest',
    ]);
    expect(uniting(reasoned('Late'), 'explanations: []\n', reasoned('Latest')).conflicts).toEqual([
      '14207 was changed on both sides, to different things: ours says nothing; theirs says {"ref":"14207","reason":"Latest"}',
    ]);
  });
});

describe('what cannot be read as a record on every side is merged line by line', () => {
  const broken = `${base}  - {on: 2021-02-01, event: note\n`;

  test('cleanly where the lines are apart', () => {
    const ours = broken.replace('id:', '# seen\nid:');
    const theirs = `${broken}  - {on: 2021-03-01, event: note}\n`;
    const { text, conflicts, notes } = uniting(broken, ours, theirs);
    expect({ text, conflicts }).toEqual({
      text: `${ours}  - {on: 2021-03-01, event: note}\n`,
      conflicts: [],
    });
    expect(notes).toEqual(['it cannot be read as a record on every side; it was merged line by line']);
  });

  test('with marks where they are not', () => {
    const { text, conflicts } = uniting(broken, `${broken}ours\n`, `${broken}theirs`);
    expect(text).toBe(`${broken}<<<<<<< ours\nours\n=======\ntheirs\n>>>>>>> theirs\n`);
    expect(conflicts).toHaveLength(1);
  });

  test('byte for byte, whatever they mean', () => {
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
