/** What is said of a name that names nothing: that it does not exist, and the nearest that does. */

import { type FolderKind, fileOf } from '../domain/records/record-paths.ts';
import type { Register } from '../domain/register.ts';
import { didYouMean } from '../domain/text/nearest.ts';

/** Whether there is no such file. One that was rejected is there: a reference to it is not a second fault. */
export const absent = ({ hasFile: present }: Register, kind: FolderKind, id: string): boolean =>
  !present(fileOf(kind, id));

/** A message, and a remedy where one is at hand. */
export type Said = readonly [message: string, help: string | undefined];

/** Tells of names: `there is no board \`x\``, and the nearest that there is. What is asked twice is sought once. */
export function unknown(what: string, known: readonly { readonly id: string }[]): (id: string) => Said {
  const likely = meant(() => known.map(({ id }) => id));
  return (id) => [`there is no ${what} \`${id}\``, likely(id)];
}

/** Tells what a word was meant to be: `Did you mean \`x\`?`, or undefined, so that the rule's own help serves. */
export function meant(known: () => Iterable<string>): (word: string) => string | undefined {
  const told = new Map<string, string>();
  return (word) => {
    const answer = told.get(word) ?? didYouMean(word, known());
    told.set(word, answer);
    return answer || undefined;
  };
}
