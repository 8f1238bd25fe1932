/** Generates the history of an action from its issue to the last day of the register, with lawful moves only. */
import { addDays } from './dice.js';
import { advances, deliveryLeads, documents, forceLeads, groups, reasons, remainders } from './words.js';

/** The day on which generated registers end. */
export const lastDay = '2021-11-25';

const noteText = (dice) =>
  `${dice.pick(groups)} ${dice.pick(advances)}${dice.chance(0.4) ? `; ${dice.pick(remainders)}` : ''}.`;

/** The events up to the last day. A lawful history is lawful up to any of its days. */
export function generateHistory(action, dice) {
  const events = [];
  for (const event of eventsOf(action, dice)) {
    if (event.on > lastDay) break;
    events.push(event);
  }
  return events;
}

function* eventsOf({ id, type, issued, board, batches, staysOpen }, dice) {
  let on = issued;
  const after = (least, most) => {
    on = addDays(on, dice.between(least, most));
    return on;
  };
  yield { on, event: 'issued' };
  const leads = { force_lead: dice.pick(forceLeads), delivery_lead: dice.pick(deliveryLeads) };
  yield { on: after(5, 25), event: 'assigned', ...leads, board };
  yield { on, event: 'target', by: addDays(on, dice.between(200, 400)) };
  yield* work();
  if (staysOpen || dice.chance(0.15)) {
    while (on <= lastDay && dice.chance(0.5)) yield progress('amber');
    return;
  }
  yield* evidence(1);
  yield completion();
  if (type === 'audit-action') {
    yield { on: after(20, 90), event: 'closed', route: 'implemented', note: noteText(dice) };
    return;
  }
  if (dice.chance(0.1)) {
    yield { on: after(20, 90), event: 'closed', route: 'revisit', note: noteText(dice) };
    if (dice.chance(0.8)) return;
    yield { on: after(60, 200), event: 'reopened', note: `Found again on a later visit. ${noteText(dice)}` };
    yield* work();
    yield completion();
  }
  yield* submission();

  function progress(rag) {
    const event = { on: after(40, 130), event: 'progress', rag, note: noteText(dice) };
    return dice.chance(0.05) ? { ...event, recorded_by: 'HMIC Governance Officer' } : event;
  }

  function* work() {
    yield progress(dice.pick(['red', 'amber']));
    if (dice.chance(0.3)) {
      const approval = { reason: dice.pick(reasons), approved_by: 'iamb' };
      yield { on: after(3, 30), event: 'target', by: addDays(on, dice.between(90, 300)), ...approval };
    }
    if (dice.chance(0.1)) yield { on: after(1, 20), event: 'note', note: noteText(dice), internal: true };
    if (dice.chance(0.25)) yield progress(dice.pick(['amber', 'green']));
  }

  function* evidence(number) {
    const testing = dice.chance(0.4) ? { tested_by: 'Internal inspection and review team' } : {};
const place = dice.chance(0.1)
      ? { location: `https://evidence.example/${id}/${number}` }
      : { reference: `HMICFRS evidence share, ${id}, item ${number}` };
    yield { on: after(20, 80), event: 'evidence', title: dice.pick(documents), ...place, ...testing };
  }

  function completion() {
    const minute = `IAMB, item ${dice.between(3, 19)}`;
    return { on: after(3, 30), event: 'completed', approved_by: 'iamb', minute };
  }

  /** The submission in the next batch, and HMICFRS's answer unless it is still awaited. */
  function* submission() {
    const batch = batches.find(({ sent }) => sent > on);
    if (!batch) return;
    on = batch.sent;
    yield { on, event: 'submitted', batch: batch.id };
    if (dice.chance(0.2)) return;
    if (dice.chance(0.8)) {
      yield { on: after(60, 250), event: 'closed', route: 'submission', note: noteText(dice) };
      if (dice.chance(0.1)) yield { on: after(5, 90), event: 'note', note: noteText(dice) };
      return;
    }
    const event = dice.chance(0.2) ? 'withdrawn' : 'returned';
    yield { on: after(60, 200), event, note: `More is needed. ${noteText(dice)}` };
    yield progress('green');
    yield* evidence(2);
    yield completion();
    yield* submission();
  }
}
