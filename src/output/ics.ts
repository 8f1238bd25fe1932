/** Formats a calendar of all-day entries as iCalendar. @see RFC 5545: https://www.rfc-editor.org/rfc/rfc5545 */
import { addDays } from '../domain/dates/calendar.ts';
import { cleanText } from './safe-text.ts';

/** An all-day event of a calendar. */
export interface CalendarEntry {
  /** Identifies the entry even if its date or words change. */
  readonly uid: string;
  readonly firstDay: string;
  /** Its last day. */
  readonly lastDay: string;
  readonly summary: string;
  readonly description: string | null;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** How often it was changed; it must grow with each change of its date (section 3.8.7.4). */
  readonly sequence: number;
  /** When it was last changed, in seconds since 1970; undefined if that is not known. */
  readonly modifiedSeconds: number | undefined;
}

/** The text of a calendar, with the line ends of the format. */
export function calendarText(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//afi-register//Inspection programme//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeValue(name)}`,
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

const basicDate = (day: string) => day.replaceAll('-', '');

/** A time in UTC as RFC 5545 writes it: `20220401T120000Z`. */
const utcTime = (seconds: number) =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const entryLines = ({ uid, firstDay, lastDay, summary, description, ...entry }: CalendarEntry) => [
  'BEGIN:VEVENT',
  `UID:${escapeValue(uid)}`,
  // Not the present time, so that the same files always give the same calendar, and never earlier than it was before.
  `DTSTAMP:${utcTime(entry.modifiedSeconds ?? 0)}`,
  ...(entry.modifiedSeconds === undefined ? [] : [`LAST-MODIFIED:${utcTime(entry.modifiedSeconds)}`]),
  `SEQUENCE:${entry.sequence}`,
  `DTSTART;VALUE=DATE:${basicDate(firstDay)}`,
  // The end is the day after the last (section 3.6.1).
  `DTEND;VALUE=DATE:${basicDate(addDays(lastDay, 1))}`,
  `SUMMARY:${escapeValue(summary)}`,
  ...(description === null ? [] : [`DESCRIPTION:${escapeValue(description)}`]),
  `STATUS:${entry.status}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** Text as a value (section 3.3.11). Line ends are escaped, so that no text can begin a property. */
const escapeValue = (text: string): string =>
  text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => cleanText(line).replace(/[\\;,]/g, '\\$&'))
    .join('\\n');

const maxLineOctets = 75;

/** A line folded after at most 75 octets, between characters (section 3.1). */
function foldLine(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > maxLineOctets) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
