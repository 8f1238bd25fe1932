/** Reads which framework a table is about: the option `--framework`, and keys of `--paf` that name no framework. */
import type { Filter } from '../domain/filter.ts';
import { parsePafKey } from '../domain/paf-key.ts';
import type { Register } from '../domain/register.ts';
import type { DimensionName } from '../domain/vocabulary.ts';
import { UserError } from './command.ts';
import { requireFramework } from './framework-lookup.ts';

/** The options of a table, its day, and what its rows and columns group by. */
interface FrameworkRequest {
  readonly framework?: string;
  readonly filter: Filter;
  readonly asAt: string;
  readonly groupedBy: readonly (DimensionName | undefined)[];
}

/**
 * The framework that the call names, if it names one, and the filter whose keys are then from that framework.
 * @throws UserError for an unknown framework, and if nothing in the call is about a framework.
 */
export function resolveFramework(
  register: Register,
  { framework: id, filter, asAt, groupedBy }: FrameworkRequest,
): { readonly framework?: string; readonly filter: Filter } {
  if (id === undefined) return { filter };
  if (!groupedBy.includes('paf') && !filter.paf?.length)
    throw new UserError('--framework is for questions of the framework: add --rows paf, or --paf KEY.');
  const framework = requireFramework(register, id, asAt).id;
  const qualify = (key: string) => (parsePafKey(key).framework === null ? `${framework}:${key}` : key);
  return { framework, filter: { ...filter, ...(filter.paf && { paf: filter.paf.map(qualify) }) } };
}
