/** Every command, as `afi --help` lists it: its arguments and a line about it; and the part that has its flags, loaded when it is named. */
import type { Part } from './command-definition.ts';

const looking = async () => (await import('./summary.ts')).looking;
const past = async () => (await import('../features/history/cli.ts')).past;
const time = async () => (await import('../features/trend/cli.ts')).time;
const changing = async () => (await import('./edit-actions.ts')).changing;
const events = async () => (await import('../features/edit-actions/event-cli.ts')).events;
const merging = async () => (await import('../features/merge-driver/cli.ts')).merging;
const exchange = async () => (await import('../features/spreadsheet/cli.ts')).exchange;
const portal = async () => (await import('../features/portal/cli.ts')).portal;
const papers = async () => (await import('./papers.ts')).papers;

type Line = readonly [usage: string, about: string, part: () => Promise<Part>];

export const list: Readonly<Record<string, readonly Line[]>> = {
  'Look:': [
    ['check', 'say everything that is wrong in the register', looking],
    ['summary', 'the table: live actions, and of them those with HMICFRS', looking],
    ['list', 'actions one a line; live ones unless asked otherwise', looking],
    ['show <id>', 'one action whole, with what is derived for it', looking],
    ['changes', 'what moved between two dates; it balances', looking],
    ['due', 'what needs you now: owners, dates, answers, responses', looking],
    ['programme', 'inspections under way and to come', looking],
    ['paf [question]', 'the self-assessment: assessed, gaps, risks', looking],
    ['history [id]', 'who recorded what when, from git', past],
    ['audit', 'whether anybody rewrote the past, from git', past],
    ['trend', 'live at each month’s end, and what came and went between', time],
    ['ageing', 'days with the force and with HMICFRS; days since issue', time],
    ['reconcile [extract]', 'the register against the portal, record by record', portal],
  ],
  'Change (one commit each):': [
    ['init <dir>', 'a new register, in a new repository where there is none', changing],
    ['add', 'an action as it was issued', changing],
    ['assign [ids...]', 'give actions their leads and board', events],
    ['target [ids...]', 'set the force’s date; a later one needs reason and approver', events],
    ['progress [ids...]', 'record what was done since', events],
    ['evidence [ids...]', 'record something that shows it was done', events],
    ['complete [ids...]', 'assessed here as done, ready to submit', events],
    ['note [ids...]', 'keep something that changes nothing', events],
    ['close [ids...]', 'no longer live', events],
    ['reopen [ids...]', 'back to open, from complete or closed', events],
    ['withdraw [ids...]', 'take a submission back from HMICFRS', events],
    ['submit <batch> [ids...]', 'a closure submission: the batch, and each action in it', changing],
    ['outcome [batch]', 'HMICFRS’s answer to what was submitted', changing],
    ['assess <topic>', 'the force’s judgement of itself on one topic of the framework', changing],
    [
      'correct <id> <field> <value>',
      'put a slip at the top of an action right, and keep what it said',
      changing,
    ],
    ['rename <id> <to>', 'another id for an action; references move with it', changing],
    ['record', 'record what was edited by hand', changing],
    ['undo', 'take back the last recorded change, with a new commit', changing],
    ['explain <record>', 'why a difference between register and portal stands', portal],
    ['match', 'record the rows that are actions, as their wording suggests', portal],
    ['portal <file>', 'take an extract of the monitoring portal in, from .csv or .xlsx', portal],
  ],
  'Called by git:': [
    [
      'merge-file <base> <ours> <theirs>',
      'unite one record of two branches, event by event; git calls it',
      merging,
    ],
  ],
  'In and out:': [
    ['export', 'the register for a spreadsheet, or whole as JSON', exchange],
    ['import <file>', 'take a spreadsheet in: a plan first, a change with --apply', exchange],
  ],
  'Papers:': [
    [
      'report [paper] [about]',
      'a paper whole, every figure counted; without a name, which there are',
      papers,
    ],
    ['site', 'pages for the board, every figure a link to its actions', papers],
    ['schema [name]', 'JSON Schemas of the records, for editors, and of answers', papers],
    ['help [topic]', 'help for a command, or a topic: findings', papers],
  ],
};
