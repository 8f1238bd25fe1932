/** Names the actions that an answer counts, for the title of its page. */

import { countedTypes, type Population } from '../../domain/population.ts';
import { inspectorateTypes, isInspectorate, typeWords } from '../../domain/vocabulary.ts';

/** `HMICFRS actions addressed to the force`, `recommendations and audit actions addressed to the force`. */
export function describePopulation(population: Population): string {
  const types = countedTypes(population);
  const hasAudit = types.some((type) => !isInspectorate(type));
  const isWhole = inspectorateTypes.every((type) => types.includes(type));
  const names = isWhole
    ? [hasAudit ? 'HMICFRS and audit actions' : 'HMICFRS actions']
    : types.map((type) => typeWords[type].many);
  return `${names.join(' and ')} addressed to the force`;
}
