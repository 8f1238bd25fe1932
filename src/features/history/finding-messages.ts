/** Makes the findings of `verify` about a commit, with their messages. */
import type { Anchor, RecordedCommit, Signature } from '../../domain/commit-history.ts';
import { settingsFile } from '../../domain/records/record-paths.ts';
import type { DateFault } from './commit-dates.ts';
import type { NoticeFields } from './omitted-facts.ts';
import type { AuditFinding, Tampering } from './schema.ts';

/** A finding without its commit. */
export type FindingFields = Omit<AuditFinding, 'id' | 'commit' | 'day' | 'author' | 'subject'> & {
  /** Distinguishes findings of a commit that have no value, whatever the words of their messages. */
  readonly key?: string;
};

/** A finding without a value. */
export const noField = <Code extends AuditFinding['code']>(code: Code) => ({
  ...emptyValue,
  code,
});

const emptyValue = { file: null, field: null, was: null, is: null };

const quoteValue = (text: string | null) => (text ? `“${text.replace(/\s+/g, ' ').trim()}”` : 'nothing');

/** The message of a rewritten value. */
export function tamperingMessage({ code, file, field, was, is }: Tampering): string {
  switch (code) {
    case 'event-removed':
      return `${field} is gone: it was ${quoteValue(was)}`;
    case 'events-reordered':
      return `${field} was moved: it was ${quoteValue(was)}`;
    case 'event-altered':
    case 'fact-changed':
      return `${field} was changed without a correction: it is ${quoteValue(is)}, and was ${quoteValue(was)}`;
    case 'judgement-rewritten':
      return `the judgement ${field} was removed, altered or moved: it was ${quoteValue(was)}`;
    case 'acceptance-changed':
      return `the acceptance of a finding was removed or changed: it was ${quoteValue(was)}`;
    case 'record-deleted':
      if (file === settingsFile) return `the register was deleted, with ${was}`;
      return `the record was deleted${was === '' ? '' : `: ${quoteValue(was)}`}`;
  }
}

/** The finding about the date of a commit, if it is wrong. */
export function dateFindings(
  { day }: RecordedCommit,
  fault: DateFault | undefined,
  today: string,
): readonly FindingFields[] {
  if (!fault) return [];
  const { code, otherCommit } = fault;
  const other = otherCommit && `${otherCommit.commit.slice(0, 8)}, ${otherCommit.day}`;
  const reason =
    other === undefined
      ? `which is in the future: today is ${today}`
      : code === 'date-future'
        ? `after the commit that follows it (${other})`
        : `before the commit that it follows (${other})`;
  return [
    { ...noField(code), was: otherCommit?.day ?? null, is: day, message: `this is dated ${day}, ${reason}` },
  ];
}

/** The notice of a commit that moved the register's folder. */
export const moveNotices = ({ movedFrom }: RecordedCommit): readonly NoticeFields[] => {
  if (movedFrom === undefined) return [];
  const formerFolder = movedFrom === '' ? 'the top of the repository' : movedFrom;
  const message = `the register was moved here from ${formerFolder}; what was recorded there is checked as well`;
  return [{ ...emptyValue, code: 'register-moved', was: formerFolder, message, recorded: null }];
};

/** The finding about a signature that is missing or not valid. */
export const signatureFindings = (signature: Signature | undefined): readonly FindingFields[] =>
  !signature || signature.good
    ? []
    : [
        {
          ...noField('signature-wanting'),
          message: `the commit closes or submits actions, and ${signature.told}`,
        },
      ];

/** The message of an anchor that the history does not have. */
export const lostMessage = ({ name }: Anchor) =>
  `${name} was published, but is no longer a commit or fingerprint of this history`;
