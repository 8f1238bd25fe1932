/** The rows of the event table for requests and their decisions. */
import { formatDate } from '../dates/calendar.ts';
import { parseRequestKey } from '../request-key.ts';
import { requestKinds } from '../vocabulary.ts';
import { defineEvent, withNote } from './event-row.ts';
import { privateField, roleField } from './field-table.ts';
import { choice, date, freeLine, freeText, requestKey, word, yesNo } from './field-types.ts';

/** What is requested, in a sentence. */
const requestWords = { target: 'a new target', owner: 'an owner', exception: 'an exception' } as const;

/** `Request of 10 January 2022 for a new target`; the same words where only a part of it is known. */
function describeRequest(key: string | undefined): string {
  const request = parseRequestKey(key ?? '');
  return request === undefined
    ? 'Request'
    : `Request of ${formatDate(request.on)} for ${requestWords[request.what]}`;
}

/** A new target, an owner or an exception is requested. */
export const requestedEvent = defineEvent('requested', {
  description:
    'A request for a new target, an owner or an exception. It is recorded, and changes nothing until it is decided.',
  command: 'target',
  fields: {
    what: privateField(choice(requestKinds, 'What is requested.').optional()),
    by: privateField(date('The proposed target.').optional()),
    reason: privateField(freeText('The reason.').optional()),
  },
  requiredFields: [['what'], ['reason']],
  isInternal: true,
  effect: () => undefined,
  sentence: ({ what, by, reason }) =>
    withNote(
      `Requested: ${what === undefined ? 'what is not recorded' : requestWords[what]}${by === undefined ? '' : ` of ${formatDate(by)}`}`,
      reason,
    ),
});

/** A request is decided. */
export const decidedEvent = defineEvent('decided', {
  description: 'A request is granted or refused. Where it is granted, another event makes the change.',
  command: 'target',
  fields: {
    request: privateField(
      requestKey('The request: its day and what was requested, such as `2022-01-10 target`.').optional(),
    ),
    granted: privateField(yesNo('True where it was granted, false where it was refused.').optional()),
    approved_by: roleField(word('The id of a board, or a role.').optional()),
    minute: privateField(freeLine('The minute of the meeting.').optional()),
  },
  requiredFields: [['request'], ['granted'], ['approved_by']],
  isInternal: true,
  effect: () => undefined,
  sentence: ({ request, granted, approved_by }, { nameOf }) => {
    const decision = granted === undefined ? 'decided' : granted ? 'granted' : 'refused';
    return `${describeRequest(request)} ${decision}${approved_by === undefined ? '' : ` by ${nameOf(approved_by)}`}.`;
  },
});
