/** Replaces other names of commands, such as `portal compare` and `verify`, by the names under which they are defined. */

/** The commands of a group, by the word after the name of the group. */
const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  portal: { import: 'portal', compare: 'reconcile', match: 'match', explain: 'explain' },
};

/** Commands with a second name of one word. */
const synonyms: Readonly<Record<string, string>> = { verify: 'audit' };

const globalOptionsWithValue: readonly string[] = ['--register', '--today'];

/** The words of a call with a grouped name replaced. A call without one is returned as it is. */
export function expandGroupedName(words: readonly string[]): readonly string[] {
  const index = words.findIndex(
    (word, i) => !word.startsWith('-') && !globalOptionsWithValue.includes(words[i - 1] ?? ''),
  );
  const [group, name] = [words[index] ?? '', words[index + 1] ?? ''];
  const members = Object.hasOwn(groups, group) ? (groups[group] ?? {}) : {};
  if (Object.hasOwn(synonyms, group)) return words.with(index, synonyms[group] ?? group);
  const command = Object.hasOwn(members, name) ? members[name] : undefined;
  return command === undefined ? words : [...words.slice(0, index), command, ...words.slice(index + 2)];
}
