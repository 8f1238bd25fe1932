/** A calendar of whole days in the iCalendar format (RFC 5545). */
import { addDays } from '../domain/dates/calendar.ts';
import { clean } from './safe-text.ts';

export interface CalendarEntry {
  /** The same for the same entry, however its date or words change. */
  readonly uid: string;
  readonly from: string;
  /** The last day of it. */
  readonly to: string;
  readonly summary: string;
  readonly description: string | null;
  /** Whether the day may yet change: then it is tentative. */
  readonly certain: boolean;
}

/** A calendar, its lines ended as the format wants. */
export function calendarText(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//afi-register//Inspection programme//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const basic = (day: string) => day.replaceAll('-', '');

const entryLines = ({ uid, from, to, summary, description, certain }: CalendarEntry) => [
  'BEGIN:VEVENT',
  `UID:${escaped(uid)}`,
  // When it was written is nobody’s business: the same files give the same calendar on every day.
  `DTSTAMP:${basic(from)}T000000Z`,
  `DTSTART;VALUE=DATE:${basic(from)}`,
  // The end is the day after the last (section 3.6.1).
  `DTEND;VALUE=DATE:${basic(addDays(to, 1))}`,
  `SUMMARY:${escaped(summary)}`,
  ...(description === null ? [] : [`DESCRIPTION:${escaped(description)}`]),
  `STATUS:${certain ? 'CONFIRMED' : 'TENTATIVE'}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** Text as a value (section 3.3.11): no line end in it can begin a property of its own. */
const escaped = (text: string): string =>
  text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => clean(line).replace(/[\\;,]/g, '\\$&'))
    .join('\\n');

const widest = 75;

/** A line of at most 75 octets, gone on with after a space (section 3.1); no character is cut in two. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > widest) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
