/** Explains errors of the template library about templates that are too large. */
import { templateLimits } from '../domain/limits.ts';
import { formatCount } from '../domain/text/numbers.ts';

/** A limit of templates. */
interface TemplateLimit {
  /** In the message of the library. */
  readonly words: string;
  /** Why the template cannot be filled, as a clause. */
  readonly reason: string;
  readonly remedy: string;
}

/** The limits of a template, by the words of the library's message. */
const limits: readonly TemplateLimit[] = [
  {
    words: 'parse length limit',
    reason: `it has more than ${formatCount(templateLimits.parseLimit)} characters`,
    remedy: 'Shorten it, or include fewer templates.',
  },
  {
    words: 'template render limit',
    reason: `it takes more than ${templateLimits.renderLimit / 1000} seconds to fill`,
    remedy: 'Remove loops inside loops.',
  },
  {
    words: 'memory alloc limit',
    reason: 'what it makes is too large',
    remedy: 'Shorten its loops, and the texts that it joins.',
  },
];

/** The limit that an error of the library is about; undefined if it is about another fault. */
export const findTemplateLimit = ({ message }: Error): TemplateLimit | undefined =>
  limits.find(({ words }) => message.includes(words));
