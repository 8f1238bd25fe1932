/** Sets how often a property is tested and from which seed: few times in the suite, many with `npm run test:soak`. */

/** The number of runs: `AFI_RUNS` if it is set, otherwise the usual number of the suite. */
export const runs = (usual: number): number => Number(process.env['AFI_RUNS'] ?? usual);

/** The random seed: `AFI_SEED` if it is set. */
export const seed = Number(process.env['AFI_SEED'] ?? 20211125);
