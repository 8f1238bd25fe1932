/** Lists the topics of help. Each is a Markdown file in `topics/`. */

const topics = [
  'start',
  'register',
  'dates',
  'import',
  'papers',
  'portal',
  'git',
  'history',
  'verify',
  'findings',
  'exit-codes',
  'markings',
  'redact',
  'personal-data',
] as const;

/** The name of a topic, which its file has too. */
export type Topic = (typeof topics)[number];

/** Every topic, in the order in which help lists them. */
export const topicNames: readonly Topic[] = topics;

/** The topic with a name, whatever its case. */
export const findTopic = (name: string): Topic | undefined =>
  topicNames.find((topic) => topic === name.toLowerCase());
