#!/usr/bin/env node
/**
 * Writes a sound register with any number of actions: `node test/bench/generate.js DIR COUNT` makes DIR/register. The same
 * COUNT gives the same register; texts are as long, and histories as eventful, as those of a real force.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addDays, daysBetween, diceOf } from './dice.js';
import { styleOf, writeRecord } from './styled-yaml.js';
import { generateHistory, lastDay } from './history.js';
import * as words from './words.js';

const [folder, counted] = process.argv.slice(2);
const count = Number(counted);
if (!folder || !Number.isInteger(count) || count < 1) {
  process.stderr.write('Usage: node test/bench/generate.js DIR COUNT\n');
  process.exit(2);
}

const firstDay = '2014-01-06';
/** Late enough for work in progress on the last day, early enough for every action to have its leads by that day. */
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
  put(`${place}/${record.id}.yaml`, writeRecord(record, kind, styleOf(dice)));

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** `howMany` days spread evenly up to `until`. */
const spread = (howMany, until) =>
  Array.from({ length: howMany }, (_, i) =>
    addDays(firstDay, Math.floor((daysBetween(firstDay, until) * (i + 0.5)) / howMany)),
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

/** A framework of twelve questions, which the PAF keys of actions refer to. */
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

/** Inspections in the order of their publication; each subject is inspected several times. */
function inspections(howMany) {
  return spread(howMany, lastReport).map((publishedOn, i) => {
    const [subject, title, origin, question] = words.subjects[i % words.subjects.length];
    const round = Math.floor(i / words.subjects.length) + 1;
    const id = `${subject}-${publishedOn.slice(0, 4)}-${round}`;
    return {
      id,
      title: `${title}, round ${round}`,
      origin,
      published: publishedOn,
      subject,
      question,
      audit: subject === 'audit',
    };
  });
}

/** The types of an inspection's actions, in the order of its report: a cause of concern, then its recommendations. */
const typesFor = (inspection, howMany, dice) => {
  const types = inspection.audit ? Array(howMany).fill('audit-action') : [];
  while (types.length < howMany) {
    const remainder = howMany - types.length;
    if (remainder > 4 && dice.chance(0.08)) types.push('cause-of-concern', 'recommendation', 'recommendation');
    else types.push(dice.chance(0.78) ? 'recommendation' : 'area-for-improvement');
  }
  return types;
};

/** A title that no other action has: the number selects one of 150,000 combinations, far from those of the numbers next to it. */
function titleOf(number) {
  const lists = [words.verbs, words.objects, words.places, words.occasions];
  let combination = (number * 73_939) % lists.reduce((product, list) => product * list.length, 1);
  const parts = lists.map((list) => {
    const part = list[combination % list.length];
    combination = Math.floor(combination / list.length);
    return part;
  });
  return capital(parts.join(' '));
}

function wordingOf(title, deadline, dice) {
  const opening = deadline ? `${capital(deadline.text)}, the force should` : 'The force should';
const finding = dice.chance(0.3)
    ? `${dice.pick(words.findings)}: ${dice.pick(words.groups)} said so`
    : dice.pick(words.findings);
  const first = dice.between(0, words.duties.length - 2);
  const second = words.duties[dice.between(first + 1, words.duties.length - 1)];
  const aside = dice.chance(0.1) ? ' One officer asked us: "who owns this now?"' : '';
  return (
    `${opening} ${title[0].toLowerCase()}${title.slice(1)}. In this inspection ${finding}. ` +
    `It should ${words.duties[first]} ${dice.pick(words.places)}, and ${second}.${aside}`
  );
}

function deadlineOf(publishedOn, dice) {
  if (dice.chance(0.5)) return undefined;
  const [text, days] = dice.pick([
    ['immediately', 0],
    ['within three months', 91],
    ['within six months', 182],
    ['within a year', 365],
  ]);
  return { text, by: addDays(publishedOn, days) };
}

function actionOf({ number, id, type, inspection, cause, staysOpen, earlier, batches, dice }) {
  const title = titleOf(number);
  const deadline = deadlineOf(inspection.published, dice);
  const board = dice.pick(words.boards)[0];
  const elsewhere = type === 'recommendation' && !cause && dice.chance(0.02);
  const topic = `${inspection.question}.${dice.between(1, 3)}`;
  const history = elsewhere
    ? [{ on: inspection.published, event: 'issued' }]
    : generateHistory({ id, type, issued: inspection.published, board, batches, staysOpen }, dice);
  return {
    id,
    type,
    inspection: inspection.id,
    title,
    wording: wordingOf(title, deadline, dice),
    ...(cause && { cause_of_concern: cause }),
    ...(type === 'cause-of-concern' && dice.chance(0.2) && { accelerated: true }),
    ...(type === 'audit-action' && { priority: dice.pick(['high', 'medium', 'low']) }),
    ...(elsewhere && { addressees: ['npcc'] }),
    ...(deadline && { deadline }),
    ...(type !== 'audit-action' && dice.chance(0.8) && { portal_refs: [String(10_000 + number)] }),
    paf: dice.chance(0.5) ? [topic] : [inspection.question, `${topic}.${dice.between(1, 2)}`],
    themes: [...new Set([dice.pick(words.themes), dice.pick(words.themes)])],
    ...(earlier && dice.chance(0.02) && { carried_from: earlier }),
    ...(dice.chance(0.03) && { extra: { local_ref: `LR-${number}` } }),
    history,
  };
}

/** Writes the evidence of every fiftieth action into the register, with its fingerprint. */
function keepEvidence(action, number) {
  const event = number % 50 === 0 ? action.history.find(({ event }) => event === 'evidence') : undefined;
  if (!event) return;
  const file = `evidence/${action.inspection}/${action.id}-sample.csv`;
  const rows = Array.from({ length: 20 }, (_, i) => `${i + 1},${addDays(event.on, i - 40)},yes,`);
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
  const note = `${capital(dice.pick(words.findings))}; ${dice.pick(words.findings)}.`;
  putRecord('inspections', 'inspection', { id, title, origin, status: 'published', published, note }, dice);
  const share = Math.floor((count * (i + 1)) / reports.length) - number;
  const numbers = {};
  const earlier = latest.get(subject);
  let cause;
  let under = 0;
  for (const type of typesFor(inspection, share, dice)) {
    numbers[type] = (numbers[type] ?? 0) + 1;
    const actionId = `${id}-${codes[type]}-${numbers[type]}`;
    // A cause of concern stays open, and so does the first of its recommendations.
    const belongsToCause = type === 'recommendation' && under > 0;
    const staysOpen = type === 'cause-of-concern' || (belongsToCause && under === 2);
    if (belongsToCause) under -= 1;
    const parts = { number, id: actionId, type, inspection, staysOpen, earlier, batches, dice: diceOf(number) };
    const action = actionOf({ ...parts, cause: belongsToCause ? cause : undefined });
    keepEvidence(action, number);
    putRecord('actions', 'action', action, diceOf(number + count));
    if (type === 'cause-of-concern') [cause, under] = [actionId, 2];
    if (type === 'recommendation') latest.set(subject, actionId);
    number += 1;
  }
}
