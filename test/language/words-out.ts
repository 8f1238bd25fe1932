/** The words that the project does not use, as patterns narrow enough to leave ordinary English alone. */

interface WordOut {
  /** What may not appear in a comment or in the makers' README. */
  readonly pattern: RegExp;
  /** What to write instead. */
  readonly instead: string;
}

/** For prose: comments, test titles and the makers' READMEs. */
export const wordsOut: readonly WordOut[] = [
  {
    pattern: /\bstands?\b(?![- ](?:alone|for)\b)|\bstanding (?:in|beside|there)\b|\bstood\b/,
    instead: 'is, is in, appears next to',
  },
  { pattern: /\bholds?\b(?! (?:the|a|its|this) (?:\w+ )?lock\b)/, instead: 'contains, has, is true, checks' },
  { pattern: /\b(?:tells?|told)\b(?! apart)/, instead: 'shows, reports, prints' },
  { pattern: /\b(?:says|said)\b/, instead: 'shows, has, reports, prints' },
  { pattern: /\b(?:bears|speaks (?:of|for)|spoken of)\b/, instead: 'has, covers' },
  { pattern: /\b(?:is|are|was|were) wanted\b|\bwants\b/, instead: 'is needed, needs' },
  { pattern: /\bputs? right\b/, instead: 'correct, fix' },
  { pattern: /\b(?:taken|takes?|took|taking) (?:in|over|out)\b/, instead: 'imported, migrated, removed' },
  { pattern: /\bwatch(?:es)? (?:it|an?|the|them|actions?)\b/, instead: 'oversees' },
  { pattern: /\banswers? for (?:it|them|an?|the)\b/, instead: 'is responsible for' },
  { pattern: /\bawaits\b|\bwaits? for an answer\b/, instead: 'is awaiting, is with HMICFRS' },
  {
    pattern: /\b(?:is|are|was|were) no (?!longer\b|more\b|later\b|earlier\b|fewer\b)\w/,
    instead: 'is not a …',
  },
  { pattern: /\bof which\b(?! \d)/, instead: '"including", or a second sentence' },
  { pattern: /\b(?:comes?|came) (?:to|about)\b|\bgoes\b/, instead: 'the exact verb' },
  { pattern: /\b(?:nobody|somebody|whoever)\b/, instead: 'name the person or the thing' },
  {
    pattern: /\band (?:its|their) kin\b|\ball the same\b|\bthe same of\b/,
    instead: 'and similar; anyway; also',
  },
  { pattern: /\b(?:an?|the|its|each|every) \w+ whole\b/, instead: 'in full' },
  { pattern: /\blaid down\b|\bdrawn up\b|\bbrought by\b/, instead: 'set, created, introduced' },
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
