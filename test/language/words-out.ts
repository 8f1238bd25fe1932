/** The words that the project does not use, as patterns narrow enough to leave ordinary English alone. */

export interface WordOut {
  /** What may not appear, in lower case. */
  readonly pattern: RegExp;
  /** What to write instead. */
  readonly instead: string;
  /** True where the words are archaic in every sense, so that prose about policing does not have them either. */
  readonly isArchaic?: true;
}

/** For all prose: comments, test titles, the makers' READMEs, and what users read. */
export const wordsOut: readonly WordOut[] = [
  {
    pattern: /\bstands?\b(?![- ](?:alone|for)\b)|\bstanding (?:in|beside|there)\b|\bstood\b/,
    instead: 'is, is in, appears next to',
  },
  { pattern: /\bholds?\b(?! (?:the|a|its|this) (?:\w+ )?lock\b)/, instead: 'contains, has, is true, checks' },
  { pattern: /\b(?:tells?|told)\b(?! apart)/, instead: 'shows, reports, prints' },
  { pattern: /\b(?:says|said)\b/, instead: 'shows, has, reports, prints' },
  {
    pattern: /\bbears (?:on|out|upon)\b|\bspeaks (?:of|for)\b|\bspoken of\b/,
    instead: 'is relevant to, has, covers',
    isArchaic: true,
  },
  { pattern: /\bbears\b/, instead: 'has' },
  { pattern: /\b(?:is|are|was|were) wanted\b|\bwants\b/, instead: 'is needed, needs' },
  { pattern: /\bputs? right\b/, instead: 'correct, fix', isArchaic: true },
  { pattern: /\b(?:taken|takes?|took|taking) (?:in|over|out)\b/, instead: 'imported, migrated, removed' },
  { pattern: /\bwatch(?:es)? (?:it|an?|the|them|actions?)\b/, instead: 'oversees' },
  { pattern: /\banswers? for (?:it|them|an?|the)\b/, instead: 'is responsible for', isArchaic: true },
  {
    pattern: /\bawaits\b|\bwaits? for an answer\b/,
    instead: 'is awaiting, is with HMICFRS',
    isArchaic: true,
  },
  {
    pattern: /(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b|more\b|later\b|earlier\b|fewer\b)\w/,
    instead: 'is not a …',
  },
  { pattern: /\bof which\b(?! \d)/, instead: '"including", or a second sentence' },
  { pattern: /\b(?:comes?|came) (?:to|about)\b|\bgoes\b/, instead: 'the exact verb' },
  { pattern: /\b(?:nobody|somebody|whoever)\b/, instead: 'name the person or the thing' },
  {
    pattern: /\band (?:its|their) kin\b|\ball the same\b|\bthe same of\b/,
    instead: 'and similar; anyway; also',
    isArchaic: true,
  },
  { pattern: /\b(?:an?|the|its|each|every) \w+ whole\b/, instead: 'in full' },
  {
    pattern: /\blaid down\b|\bdrawn up\b|\bbrought by\b/,
    instead: 'set, created, introduced',
    isArchaic: true,
  },
  { pattern: /\b(?:stands|stood) at\b/, instead: 'is, was', isArchaic: true },
];

/** For what users read, besides `wordsOut`: words that are vague where a page or a message has them. */
export const wordsOutOfPages: readonly WordOut[] = [
  {
    pattern:
      /\b(?:closed|live|gone|counted|missing|submitted|action|entry|entries|is|are|only) (?:here|there)\b/,
    instead: 'on the register, on the portal, in this file',
  },
  { pattern: /\bsay (?:what|which|why|who|so|when|how)\b/, instead: 'name, state, give' },
  { pattern: /\bspeak(?:ing)? (?:of|for)\b/, instead: 'cover' },
  {
    pattern: /\b(?:answers? (?:from|of|by) HMICFRS|HMICFRS(?:’s|'s)? answers?)\b/i,
    instead: 'assessment, decision',
  },
  {
    pattern: /\b(?:differences|figures) stands?\b|\bdoes not tie\b/,
    instead: 'does not reconcile, do not match',
  },
  { pattern: /\bis to be (?:settled|decided|told)\b|\bto be told\b/, instead: 'needs a decision' },
  { pattern: /\bdecisions? wanted\b|\bupdate wanted\b|^wanted:/, instead: 'required, requested' },
];

/** Names that no declaration may have: participles, pronouns, prepositions, and words of no field. */
export const namesOut: ReadonlySet<string> = new Set([
  ...[
    'told',
    'tell',
    'tells',
    'telling',
    'said',
    'say',
    'says',
    'asked',
    'given',
    'held',
    'wanted',
    'brought',
    'sought',
  ],
  ...[
    'found',
    'kept',
    'made',
    'meant',
    'known',
    'chosen',
    'spoken',
    'drawn',
    'proven',
    'grown',
    'settled',
    'agreed',
  ],
  ...['those', 'these', 'there', 'here', 'one', 'ones', 'others', 'ours', 'theirs', 'whole', 'such'],
  ...['by', 'to', 'of', 'from', 'at', 'around', 'beside', 'within', 'ofMany', 'ofPeople'],
  ...[
    'shelf',
    'husk',
    'chronicle',
    'standing',
    'standings',
    'house',
    'hands',
    'kin',
    'ground',
    'stars',
    'letters',
  ],
  ...['graft', 'stock', 'fate', 'fates', 'world', 'grow', 'guard'],
]);

/** Single words that end like a participle and are nouns or verbs. */
const nounsLikeParticiples: ReadonlySet<string> = new Set([
  'feed',
  'need',
  'seed',
  'token',
  'embed',
  'proceed',
]);

/** Single words that say which of several things is meant, but not what the thing is. */
const vagueWords: ReadonlySet<string> = new Set([
  ...['done', 'seen', 'left', 'met', 'own', 'more', 'nth', 'now', 'rest', 'both', 'again'],
  ...['some', 'many', 'few', 'none', 'only', 'once', 'often', 'broken', 'taken', 'written', 'rewritten'],
  ...['full', 'raw', 'late', 'early', 'small', 'up', 'out', 'thing', 'mine'],
]);

/** True for a name that is only a participle or a vague word: `written` where `writtenPaths` is meant. */
export const isBareWord = (name: string): boolean =>
  vagueWords.has(name) || (/^[a-z]+ed$/.test(name) && !nounsLikeParticiples.has(name));
