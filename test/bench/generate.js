#!/usr/bin/env node
/**
 * Writes a sound register of any size, the same for the same size: `node test/bench/generate.js DIR COUNT` makes
 * DIR/register with COUNT actions, each of a length and a life such as a force's own have.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { daysFrom, diceOf, later } from './dice.js';
import { handOf, written } from './hand.js';
import { historyOf, lastDay } from './life.js';
import * as words from './words.js';

const [folder, counted] = process.argv.slice(2);
const count = Number(counted);
if (!folder || !Number.isInteger(count) || count < 1) {
  process.stderr.write('Usage: node test/bench/generate.js DIR COUNT\n');
  process.exit(2);
}

const firstDay = '2014-01-06';
/** Late enough for work in hand on the last day, early enough for every action to have its leads by then. */
const lastReport = '2021-10-22';
const root = join(folder, 'register');
const codes = {
  'cause-of-concern': 'coc',
  recommendation: 'rec',
  'area-for-improvement': 'afi',
  'audit-action': 'act',
};

function put(file, content) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

const putRecord = (place, kind, record, dice) =>
  put(`${place}/${record.id}.yaml`, written(record, kind, handOf(dice)));

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** `howMany` days spread evenly up to `until`. */
const spread = (howMany, until) =>
  Array.from({ length: howMany }, (_, i) =>
    later(firstDay, Math.floor((daysFrom(firstDay, until) * (i + 0.5)) / howMany)),
  );

function settings() {
  const origins = [
    ['local-peel', 'Local PEEL'],
    ['ncpi', 'National Child Protection Inspection (NCPI)'],
    ['cdi', 'Crime Data Integrity (CDI)'],
    ['custody', 'Unannounced Custody inspection'],
    ['national-thematic', 'Other national thematic inspections'],
    ['internal-audit', 'Internal audit'],
  ];
  const roles = [...words.forceLeads, ...words.deliveryLeads, 'HMIC Governance Officer'];
  return [
    'version: 1',
    'force:\n  name: Measured Police\n  short_name: the force',
    'officer: Force HMICFRS Liaison Officer\nmarking: OFFICIAL',
    `origins:\n${origins.map(([id, label]) => `  - id: ${id}\n    label: ${label}`).join('\n')}`,
    `roles:\n${roles.map((role) => `  - ${role}`).join('\n')}`,
    'due:\n  near_days: 28\n  quiet_days: 60\n  waiting_days: 90\n',
  ].join('\n');
}

/** A framework of twelve questions, to which the actions' PAF keys point. */
function framework() {
  const topics = (question) =>
    [1, 2, 3].map((topic) => ({
      number: `${question}.${topic}`,
      title: `${capital(words.objects[question * 2 + topic] ?? '')} ${words.places[question + topic]}`,
      characteristics: [1, 2].map((number) => ({
        number: `${question}.${topic}.${number}`,
        title: `${words.groups[question - 1]} ${words.duties[topic * 2 + number]}`,
      })),
    }));
  const questions = Array.from({ length: 12 }, (_, i) => ({
    number: String(i + 1),
    title: `How well does the force ${words.verbs[i]} ${words.objects[i]}?`,
    topics: topics(i + 1),
  }));
  return { id: 'peel-2021-22', title: 'PEEL Assessment Framework 2021/22', questions };
}

/** Inspections in the order of their publication; one subject comes again and again. */
function inspections(howMany) {
  return spread(howMany, lastReport).map((published, i) => {
    const [subject, title, origin, question] = words.subjects[i % words.subjects.length];
    const round = Math.floor(i / words.subjects.length) + 1;
    const id = `${subject}-${published.slice(0, 4)}-${round}`;
    return {
      id,
      title: `${title}, round ${round}`,
      origin,
      published,
      subject,
      question,
      audit: subject === 'audit',
    };
  });
}

/** The types of an inspection's actions, in the order in which its report prints them: a cause, then what belongs to it. */
const typesFor = (inspection, howMany, dice) => {
  const types = inspection.audit ? Array(howMany).fill('audit-action') : [];
  while (types.length < howMany) {
    const left = howMany - types.length;
    if (left > 4 && dice.chance(0.08)) types.push('cause-of-concern', 'recommendation', 'recommendation');
    else types.push(dice.chance(0.78) ? 'recommendation' : 'area-for-improvement');
  }
  return types;
};

/** A title that no other action has: the number picks one of 150,000 ways, far from those beside it. */
function titleOf(number) {
  const lists = [words.verbs, words.objects, words.places, words.occasions];
  let way = (number * 73_939) % lists.reduce((ways, list) => ways * list.length, 1);
  const parts = lists.map((list) => {
    const part = list[way % list.length];
    way = Math.floor(way / list.length);
    return part;
  });
  return capital(parts.join(' '));
}

function wordingOf(title, deadline, dice) {
  const opening = deadline ? `${capital(deadline.text)}, the force should` : 'The force should';
  const found = dice.chance(0.3)
    ? `${dice.of(words.findings)}: ${dice.of(words.groups)} said so`
    : dice.of(words.findings);
  const first = dice.between(0, words.duties.length - 2);
  const second = words.duties[dice.between(first + 1, words.duties.length - 1)];
  const aside = dice.chance(0.1) ? ' One officer asked us: "who owns this now?"' : '';
  return (
    `${opening} ${title[0].toLowerCase()}${title.slice(1)}. In this inspection ${found}. ` +
    `It should ${words.duties[first]} ${dice.of(words.places)}, and ${second}.${aside}`
  );
}

function deadlineOf(published, dice) {
  if (dice.chance(0.5)) return undefined;
  const [text, days] = dice.of([
    ['immediately', 0],
    ['within three months', 91],
    ['within six months', 182],
    ['within a year', 365],
  ]);
  return { text, by: later(published, days) };
}

function actionOf({ number, id, type, inspection, cause, stays, earlier, batches, dice }) {
  const title = titleOf(number);
  const deadline = deadlineOf(inspection.published, dice);
  const board = dice.of(words.boards)[0];
  const elsewhere = type === 'recommendation' && !cause && dice.chance(0.02);
  const topic = `${inspection.question}.${dice.between(1, 3)}`;
  const history = elsewhere
    ? [{ on: inspection.published, event: 'issued' }]
    : historyOf({ id, type, issued: inspection.published, board, batches, stays }, dice);
  return {
    id,
    type,
    inspection: inspection.id,
    title,
    wording: wordingOf(title, deadline, dice),
    ...(cause && { cause_of_concern: cause }),
    ...(type === 'cause-of-concern' && dice.chance(0.2) && { accelerated: true }),
    ...(type === 'audit-action' && { priority: dice.of(['high', 'medium', 'low']) }),
    ...(elsewhere && { addressees: ['npcc'] }),
    ...(deadline && { deadline }),
    ...(type !== 'audit-action' && dice.chance(0.8) && { portal_refs: [String(10_000 + number)] }),
    paf: dice.chance(0.5) ? [topic] : [inspection.question, `${topic}.${dice.between(1, 2)}`],
    themes: [...new Set([dice.of(words.themes), dice.of(words.themes)])],
    ...(earlier && dice.chance(0.02) && { carried_from: earlier }),
    ...(dice.chance(0.03) && { extra: { local_ref: `LR-${number}` } }),
    history,
  };
}

/** Every fiftieth action with evidence keeps it in the register itself, with its fingerprint. */
function keepEvidence(action, number) {
  const event = number % 50 === 0 ? action.history.find((one) => one.event === 'evidence') : undefined;
  if (!event) return;
  const file = `evidence/${action.inspection}/${action.id}-sample.csv`;
  const rows = Array.from({ length: 20 }, (_, i) => `${i + 1},${later(event.on, i - 40)},yes,`);
  const content = `${['Record,Checked on,Meets the standard,Remark', ...rows].join('\n')}\n`;
  put(file, content);
  delete event.reference;
  Object.assign(event, { location: file, sha256: createHash('sha256').update(content).digest('hex') });
}

const dice = diceOf(count);
put('register.yaml', settings());
putRecord('frameworks', 'framework', framework(), dice);
for (const [id, name, chair] of words.boards)
  putRecord(
    'boards',
    'board',
    { id, name, chair, frequency: 'Monthly', ...(id !== 'iamb' && { parent: 'iamb' }) },
    dice,
  );

const batches = spread(Math.max(4, Math.round(count / 100)), lastDay).map((sent, i) => ({
  id: `${sent.slice(0, 7)}-${i + 1}`,
  title: `Closure submission ${i + 1}`,
  sent,
  to: 'HMICFRS Force Liaison Lead',
  approved_by: 'iamb',
}));
for (const batch of batches) putRecord('batches', 'batch', batch, dice);

const reports = inspections(Math.max(5, Math.round(count / 40)));
const latest = new Map();
let number = 0;
for (const [i, inspection] of reports.entries()) {
  const { id, title, origin, published, subject } = inspection;
  const note = `${capital(dice.of(words.findings))}; ${dice.of(words.findings)}.`;
  putRecord('inspections', 'inspection', { id, title, origin, status: 'published', published, note }, dice);
  const share = Math.floor((count * (i + 1)) / reports.length) - number;
  const numbers = {};
  const earlier = latest.get(subject);
  let cause;
  let under = 0;
  for (const type of typesFor(inspection, share, dice)) {
    numbers[type] = (numbers[type] ?? 0) + 1;
    const actionId = `${id}-${codes[type]}-${numbers[type]}`;
    // A cause stays open here, and with it the first of what belongs to it.
    const belongs = type === 'recommendation' && under > 0;
    const stays = type === 'cause-of-concern' || (belongs && under === 2);
    if (belongs) under -= 1;
    const parts = { number, id: actionId, type, inspection, stays, earlier, batches, dice: diceOf(number) };
    const action = actionOf({ ...parts, cause: belongs ? cause : undefined });
    keepEvidence(action, number);
    putRecord('actions', 'action', action, diceOf(number + count));
    if (type === 'cause-of-concern') [cause, under] = [actionId, 2];
    if (type === 'recommendation') latest.set(subject, actionId);
    number += 1;
  }
}
