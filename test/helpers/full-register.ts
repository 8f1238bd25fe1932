/** Makes a register with a chosen number of everything that a paper covers. */
import { actionText, batchText, boardText, type Files, inspectionText, settingsText } from './register.ts';

const issuedEvent = '{on: 2022-05-20, event: issued}';
const assignedEvents = [
  issuedEvent,
  '{on: 2022-05-21, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: berths}',
  '{on: 2022-05-22, event: target, by: 2022-06-20}',
];
const complete = [...assignedEvents, '{on: 2022-06-01, event: completed, approved_by: quay}'];
const targetEvent = '{on: 2022-06-11, event: target, by: 2022-07-20, reason: Rain., approved_by: berths}';

/**
 * A register with `count` each of: an overdue cause of concern, a submitted and a complete recommendation, and areas for
 * improvement that are unassigned, have a new target, or are closed. `nextText` gives titles, wordings and notes their text.
 */
export function fullRegister(count: number, nextText?: () => string): Files {
  const files: Record<string, string> = {
    'register.yaml': settingsText('officer: Harbour Liaison Officer\n'),
    'boards/quay.yaml': boardText('quay'),
    'boards/berths.yaml': boardText('berths', 'parent: quay\n'),
    'batches/june.yaml': batchText('june', '2022-06-10', 'approved_by: quay\n'),
    'inspections/docks-2022.yaml': inspectionText('docks-2022').replace('2021-01-04', '2022-05-20'),
    'frameworks/ropes.yaml': 'id: ropes\ntitle: Ropes 2022\n',
  };
  const quoteNextText = () => JSON.stringify(nextText?.() ?? '');
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  const put = (id: string, type: string, history: readonly string[], top = '') => {
    const withNotes = nextText && [
      ...history,
      `{on: 2022-06-13, event: progress, note: ${quoteNextText()}}`,
      `{on: 2022-06-13, event: evidence, title: ${quoteNextText()}, reference: ${quoteNextText()}}`,
    ];
    const ownText = nextText && { title: quoteNextText(), wording: quoteNextText() };
    files[`actions/${id}.yaml`] = actionText({
      id,
      type,
      inspection: 'docks-2022',
      history: withNotes ?? history,
      top,
      ...ownText,
    });
  };
  for (const n of numbers) {
    put(`docks-2022-coc-${n}`, 'cause-of-concern', assignedEvents);
    const sent = [...complete, '{on: 2022-06-10, event: submitted, batch: june}'];
    put(`docks-2022-rec-1${n}`, 'recommendation', sent, 'cause_of_concern: docks-2022-coc-1\n');
    put(`docks-2022-rec-2${n}`, 'recommendation', complete);
    put(`docks-2022-afi-1${n}`, 'area-for-improvement', [issuedEvent]);
    put(`docks-2022-afi-2${n}`, 'area-for-improvement', [...assignedEvents, targetEvent]);
    put(`docks-2022-afi-3${n}`, 'area-for-improvement', [
      ...assignedEvents,
      '{on: 2022-06-12, event: closed, route: revisit}',
    ]);
    files[`inspections/piers-${n}.yaml`] =
      `id: piers-${n}\ntitle: Piers ${n}\norigin: piers\nstatus: planned\ndates:\n  - {when: 2022-09, activity: Visit}\n`;
  }
  if (count > 0) {
    const topics = numbers.map((n) => `      - {number: "1.${n}", title: Knot ${n}}\n`).join('');
    files['frameworks/ropes.yaml'] += `questions:\n  - number: "1"\n    title: Knots\n    topics:\n${topics}`;
    const assessmentTexts = numbers.map(
      (n) =>
        `  - topic: "1.${n}"\n    history:\n      - {on: 2021-01-04, judgement: gap, note: It slips.}\n      - {on: 2021-06-01, judgement: partly-met, note: It holds in calm., risk: It may part.}\n`,
    );
    files['assessments/ropes/1.yaml'] =
      `framework: ropes\nquestion: "1"\ntopics:\n${assessmentTexts.join('')}`;
  }
  return files;
}
