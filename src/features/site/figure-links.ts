/** The figures of the site: each is a link to a page that lists exactly the actions behind it. */
import { compareBy } from '../../domain/collections.ts';
import { type Inline, link, text } from '../../output/document.ts';

export interface Figure {
  readonly path: string;
  readonly title: string;
  /** One for each unit of the figure; an action closed twice in a period stands there twice. */
  readonly ids: readonly string[];
}

export interface Figures {
  /** A figure in a table or a sentence; nothing where it is nought, as the published table has it. `name` is made of ids. */
  readonly of: (
    name: readonly string[],
    title: string,
    ids: readonly string[],
    shown?: (count: number) => string,
  ) => readonly Inline[];
  /** All that was asked for so far, in the order of paths. */
  readonly all: () => readonly Figure[];
}

/** Ids have no dots and no underscores: what joins and what stands for none cannot be met in them. */
const pathOf = (name: readonly string[]): string =>
  `lists/${name.map((part) => part.replace(/[^a-z0-9-]/g, '_')).join('.')}.html`;

export function figures(): Figures {
  const held = new Map<string, Figure>();
  return {
    of: (name, title, ids, shown = String) => {
      if (ids.length === 0) return [];
      const path = pathOf(name);
      held.set(path, { path, title, ids });
      return [link(path, shown(ids.length))];
    },
    all: () => [...held.values()].sort(compareBy(({ path }) => path)),
  };
}

/** `158 (51)`: of the first, the second are with HMICFRS. The brackets belong to the link, or it would be small to hit. */
export const bracketed = (live: readonly Inline[], submitted: readonly Inline[]): readonly Inline[] =>
  submitted.length === 0 ? live : [...live, text(' '), ...submitted];

export const inBrackets = (count: number): string => `(${count})`;
