/** How often a property is tried, and from which seed: the suite tries few, `npm run test:soak` many. */

/** The number of tries: `AFI_RUNS` where it is set, else what the suite needs. */
export const runs = (usual: number): number => Number(process.env['AFI_RUNS'] ?? usual);

/** The seed of what is drawn at random: `AFI_SEED` where it is set. */
export const seed = Number(process.env['AFI_SEED'] ?? 20211125);
