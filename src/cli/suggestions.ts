/** Suggests the command or option that was probably meant: one with a similar name, or with another word for it. */
import { UserError } from '../app/command.ts';
import type { CommandDefinition } from '../app/define-command.ts';
import { nearestWord } from '../domain/text/word-matching.ts';
import { topicNames } from '../features/help/topics.ts';
import { overviewCommand } from '../features/overview/command.ts';
import { commands, groupSummaries } from './command-list.ts';
import { commandsOfGroup } from './command-names.ts';

/** Words that other programs use, with the commands that do it here. */
const commandSynonyms: Readonly<Record<string, readonly string[]>> = {
  allocate: ['assign'],
  answer: ['outcome'],
  approve: ['complete'],
  attach: ['evidence'],
  back: ['undo'],
  backlog: ['list', 'due'],
  blame: ['history'],
  calendar: ['programme'],
  cat: ['show'],
  change: ['edit', 'correct'],
  chart: ['trend'],
  comment: ['note'],
  commit: ['save'],
  compare: ['portal compare'],
  config: ['settings set'],
  configure: ['settings set'],
  create: ['add', 'init'],
  dashboard: ['summary', 'due'],
  deadline: ['target'],
  delegate: ['assign'],
  delete: ['undo', 'close', 'redact'],
  describe: ['show'],
  diff: ['save', 'changes'],
  display: ['show'],
  done: ['complete'],
  download: ['export'],
  editor: ['edit'],
  excel: ['export', 'import'],
  filter: ['list'],
  find: ['list'],
  finish: ['complete'],
  fix: ['correct'],
  graph: ['trend'],
  grep: ['list'],
  groups: ['board list'],
  html: ['site'],
  issue: ['add'],
  leads: ['role list'],
  lint: ['check'],
  load: ['import'],
  log: ['history'],
  lookup: ['list'],
  modify: ['edit', 'correct'],
  move: ['rename'],
  movement: ['changes'],
  mv: ['rename'],
  new: ['add', 'init'],
  open: ['edit', 'show'],
  overdue: ['due'],
  owner: ['assign'],
  owners: ['role list'],
  paper: ['report'],
  papers: ['report'],
  print: ['show', 'report'],
  query: ['list'],
  rating: ['progress'],
  reassign: ['assign'],
  remove: ['undo', 'close', 'redact'],
  response: ['outcome'],
  result: ['outcome'],
  return: ['outcome'],
  returned: ['outcome'],
  revert: ['undo'],
  rm: ['undo', 'close', 'redact'],
  rollback: ['undo'],
  search: ['list'],
  send: ['submit'],
  spreadsheet: ['export', 'import'],
  start: ['init'],
  statistics: ['summary'],
  stats: ['summary'],
  status: ['summary', 'due'],
  sync: ['portal import'],
  table: ['summary'],
  todo: ['due'],
  update: ['progress'],
  upload: ['portal import', 'import'],
  validate: ['check'],
  view: ['show'],
  web: ['site'],
  website: ['site'],
  word: ['report'],
};

/** Other words for options. Only options that the command has are suggested. */
const optionSynonyms: Readonly<Record<string, readonly string[]>> = {
  approver: ['approved-by'],
  author: ['approved-by'],
  before: ['until', 'as-at'],
  colour: ['rag', 'no-color'],
  comment: ['note'],
  date: ['on', 'as-at', 'by', 'since'],
  day: ['on', 'as-at'],
  deadline: ['by', 'deadline-by'],
  description: ['wording', 'note', 'title'],
  directory: ['register', 'output'],
  due: ['by', 'overdue'],
  end: ['until', 'as-at'],
  file: ['output', 'note-file', 'wording-file'],
  filter: ['text'],
  find: ['text'],
  folder: ['register', 'output'],
  force: ['yes'],
  from: ['since'],
  grep: ['text'],
  group: ['rows'],
  'group-by': ['rows'],
  lead: ['force-lead', 'delivery-lead'],
  name: ['title'],
  out: ['output'],
  owner: ['force-lead', 'delivery-lead'],
  issued: ['on'],
  pattern: ['text'],
  preview: ['dry-run'],
  query: ['text'],
  rating: ['rag'],
  reason: ['note'],
  role: ['force-lead', 'delivery-lead'],
  search: ['text'],
  simulate: ['dry-run'],
  start: ['since'],
  state: ['status'],
  text: ['note'],
  to: ['until'],
  when: ['on', 'as-at'],
  why: ['reason', 'note'],
  words: ['text'],
};

const orList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** `Did you mean …?`, or an empty text. */
const question = (calls: readonly string[]): string =>
  calls.length === 0 ? '' : ` Did you mean ${orList(calls.map((call) => `\`${call}\``))}?`;

/** The commands, and for help the topics, that were probably meant. */
function suggestNames(
  name: string,
  list: readonly CommandDefinition[],
  furtherNames: readonly string[],
): readonly string[] {
  const findSynonyms = (word: string) =>
    (Object.hasOwn(commandSynonyms, word) ? (commandSynonyms[word] ?? []) : []).filter((synonym) =>
      list.some((command) => command.name === synonym),
    );
  const synonyms = findSynonyms(name.toLowerCase());
  if (synonyms.length > 0) return synonyms;
  const lastWord = (command: CommandDefinition) => command.name.split(' ').at(-1) ?? '';
  const nearest = nearestWord(name, [
    ...list.flatMap((command) => [command.name, ...(command.formerNames ?? []), lastWord(command)]),
    ...furtherNames,
    ...Object.keys(commandSynonyms).filter((word) => findSynonyms(word).length > 0),
  ]);
  if (nearest === undefined) return [];
  const command = list.find((candidate) =>
    [candidate.name, ...(candidate.formerNames ?? [])].includes(nearest),
  );
  if (command) return [command.name];
  const members = list.filter((candidate) => lastWord(candidate) === nearest).map((member) => member.name);
  if (members.length > 0) return members;
  return furtherNames.includes(nearest) ? [nearest] : findSynonyms(nearest);
}

/** The refusal of a command that does not exist. */
export function unknownCommandError(name: string, group: string | undefined): UserError {
  const list = group === undefined ? commands : commandsOfGroup(group);
  const names = suggestNames(name, list, group === undefined ? Object.keys(groupSummaries) : []);
  if (name.trim() === '')
    return new UserError('the name of the command is empty. `afi help` lists the commands.');
  const help =
    group === undefined ? '`afi help` lists the commands.' : `\`afi help ${group}\` lists its commands.`;
  const call = group === undefined ? name : `${group} ${name}`;
  return new UserError(
    `\`${call}\` is not an afi command.${question(names.map((command) => `afi ${command}`))} ${help}`,
  );
}

/** The refusal of help on something that is neither a command nor a topic. */
export function unknownHelpError(name: string): UserError {
  const names = suggestNames(name, commands, [...topicNames, ...Object.keys(groupSummaries)]);
  return new UserError(
    `there is no help on \`${name}\`.${question(names.map((suggestion) => `afi help ${suggestion}`))} \`afi help\` lists the commands and topics.`,
  );
}

/** What to do about a word that is not an option of a command. */
export function explainUnknownOption(
  option: string,
  command: { readonly name: string; readonly options: readonly string[] },
): string {
  const name = option.replace(/^-+/, '').replace(/=.*$/s, '').toLowerCase();
  const synonyms = (Object.hasOwn(optionSynonyms, name) ? (optionSynonyms[name] ?? []) : [])
    .map((synonym) => `--${synonym}`)
    .filter((synonym) => command.options.includes(synonym));
  const nearest =
    name.length < 2
      ? undefined
      : nearestWord(
          name,
          command.options.map((each) => each.replace(/^--/, '')),
        );
  const suggestion = question(synonyms.length > 0 ? synonyms : nearest === undefined ? [] : [`--${nearest}`]);
  if (command.name === overviewCommand.name)
    return `\`afi\` alone has no option \`${option}\`. The options of a command follow its name, as in \`afi summary --as-at 2021-11-25\`. \`afi help\` lists the commands.`;
  return `\`afi ${command.name}\` has no option \`${option}\`.${suggestion} \`afi help ${command.name}\` lists its options.`;
}
