/** What happens to an action from its issue on: a lawful history, cut off on the last day of the register. */
import { later } from './dice.js';
import { advances, deliveryLeads, documents, forceLeads, groups, reasons, remainders } from './words.js';

/** The day on which generated registers end. */
export const lastDay = '2021-11-25';

const noteBy = (dice) =>
  `${dice.of(groups)} ${dice.of(advances)}${dice.chance(0.4) ? `; ${dice.of(remainders)}` : ''}.`;

/** The events up to the last day: any beginning of a lawful history is lawful. */
export function historyOf(action, dice) {
  const events = [];
  for (const event of life(action, dice)) {
    if (event.on > lastDay) break;
    events.push(event);
  }
  return events;
}

function* life({ id, type, issued, board, batches, stays }, dice) {
  let on = issued;
  const after = (least, most) => {
    on = later(on, dice.between(least, most));
    return on;
  };
  yield { on, event: 'issued' };
  const leads = { force_lead: dice.of(forceLeads), delivery_lead: dice.of(deliveryLeads) };
  yield { on: after(5, 25), event: 'assigned', ...leads, board };
  yield { on, event: 'target', by: later(on, dice.between(200, 400)) };
  yield* work();
  if (stays || dice.chance(0.15)) {
    while (on <= lastDay && dice.chance(0.5)) yield progress('amber');
    return;
  }
  yield* proof(1);
  yield completion();
  if (type === 'audit-action') {
    yield { on: after(20, 90), event: 'closed', route: 'implemented', note: noteBy(dice) };
    return;
  }
  if (dice.chance(0.1)) {
    yield { on: after(20, 90), event: 'closed', route: 'revisit', note: noteBy(dice) };
    if (dice.chance(0.8)) return;
    yield { on: after(60, 200), event: 'reopened', note: `Found again on a later visit. ${noteBy(dice)}` };
    yield* work();
    yield completion();
  }
  yield* answered();

  function progress(rag) {
    const said = { on: after(40, 130), event: 'progress', rag, note: noteBy(dice) };
    if (dice.chance(0.05)) return { ...said, recorded_by: 'HMIC Governance Officer' };
    return said;
  }

  function* work() {
    yield progress(dice.of(['red', 'amber']));
    if (dice.chance(0.3)) {
      const approval = { reason: dice.of(reasons), approved_by: 'iamb' };
      yield { on: after(3, 30), event: 'target', by: later(on, dice.between(90, 300)), ...approval };
    }
    if (dice.chance(0.1)) yield { on: after(1, 20), event: 'note', note: noteBy(dice), internal: true };
    if (dice.chance(0.25)) yield progress(dice.of(['amber', 'green']));
  }

  function* proof(number) {
    const tested = dice.chance(0.4) ? { tested_by: 'Internal inspection and review team' } : {};
    const kept = dice.chance(0.1)
      ? { location: `https://evidence.example/${id}/${number}` }
      : { reference: `HMICFRS evidence share, ${id}, item ${number}` };
    yield { on: after(20, 80), event: 'evidence', title: dice.of(documents), ...kept, ...tested };
  }

  function completion() {
    const minute = `IAMB, item ${dice.between(3, 19)}`;
    return { on: after(3, 30), event: 'completed', approved_by: 'iamb', minute };
  }

  /** Sent in the next batch; then an answer, or none yet. */
  function* answered() {
    const batch = batches.find(({ sent }) => sent > on);
    if (!batch) return;
    on = batch.sent;
    yield { on, event: 'submitted', batch: batch.id };
    if (dice.chance(0.2)) return;
    if (dice.chance(0.8)) {
      yield { on: after(60, 250), event: 'closed', route: 'submission', note: noteBy(dice) };
      if (dice.chance(0.1)) yield { on: after(5, 90), event: 'note', note: noteBy(dice) };
      return;
    }
    const event = dice.chance(0.2) ? 'withdrawn' : 'returned';
    yield { on: after(60, 200), event, note: `More is needed. ${noteBy(dice)}` };
    yield progress('green');
    yield* proof(2);
    yield completion();
    yield* answered();
  }
}
