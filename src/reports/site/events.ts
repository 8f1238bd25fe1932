/** What happened to an action, in words, an event at a time. */
import { inWords } from '../../model/calendar.ts';
import type { Event } from '../../model/records/event.ts';
import { type Block, type Inline, link, paragraph, strong, text } from '../../render/document.ts';
import { named } from './page.ts';
import type { Ground } from './question.ts';

/** A heading in bold, and what was said below it. Fields that the reader may not know are not there. */
export function eventBlocks(ground: Ground, event: Event): readonly Block[] {
  const [title, ...more] = told(ground, event);
  const aside = [
    'minute' in event && event.minute !== undefined ? `Minute: ${event.minute}` : undefined,
    event.recorded_by === undefined ? undefined : `Recorded by ${event.recorded_by}`,
    event.internal === true ? 'Internal' : undefined,
  ].filter((one) => one !== undefined);
  return [
    paragraph(strong(text(title))),
    ...more.flatMap(paragraphs),
    ...(aside.length > 0 ? [paragraph(text(`${aside.join('. ')}.`))] : []),
  ];
}

type Told = readonly [string, ...(string | readonly Inline[] | undefined)[]];

const paragraphs = (said: string | readonly Inline[] | undefined): readonly Block[] =>
  said === undefined
    ? []
    : typeof said !== 'string'
      ? [paragraph(...said)]
      : said
          .split(/\n{2,}/)
          .filter((part) => part.trim() !== '')
          .map((part) => paragraph(text(part)));

const by = (ground: Ground, approver: string | undefined) =>
  approver === undefined ? undefined : `Approved by ${ground.boards.get(approver)?.name ?? approver}.`;

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function told(ground: Ground, event: Event): Told {
  switch (event.event) {
    case 'issued':
      return ['Issued'];
    case 'assigned': {
      const board = event.board && (ground.boards.get(event.board)?.name ?? event.board);
      const parts = [
        event.force_lead && `force lead ${event.force_lead}`,
        event.delivery_lead && `delivery lead ${event.delivery_lead}`,
        board && `board ${board}`,
      ].filter(Boolean);
      return ['Assigned', parts.length > 0 ? capital(`${parts.join('; ')}.`) : undefined];
    }
    case 'target':
      return [
        event.by === undefined ? 'Target set' : `Target: ${inWords(event.by)}`,
        event.reason,
        by(ground, event.approved_by),
      ];
    case 'progress':
      return [event.rag === undefined ? 'Progress' : `Progress: ${event.rag}`, event.note];
    case 'evidence':
      return ['Evidence', event.title, whereOf(event), event.tested_by && `Tested by ${event.tested_by}.`];
    case 'completed':
      return ['Assessed as complete and ready to submit', event.note, by(ground, event.approved_by)];
    case 'submitted': {
      const batch =
        event.batch && (ground.register.batches.find(({ id }) => id === event.batch)?.title ?? event.batch);
      return ['Submitted to HMICFRS for closure', batch && `${batch}.`];
    }
    case 'returned':
      return ['Returned by HMICFRS with feedback', event.note];
    case 'withdrawn':
      return ['Submission taken back', event.note];
    case 'closed':
      return [
        event.route === undefined ? 'Closed' : `Closed: ${event.route.replaceAll('-', ' ')}`,
        event.note,
        event.superseded_by === undefined
          ? undefined
          : [text('Superseded by '), ...named(ground, event.superseded_by), text('.')],
      ];
    case 'reopened':
      return ['Reopened', event.note];
    case 'note':
      return ['Note', event.note];
    case 'correction':
      return [
        event.field === undefined ? 'Put right' : `Put right: ${event.field}`,
        event.was && `It said: ${event.was}`,
        event.note,
      ];
  }
}

function whereOf({
  location,
  reference,
  sha256,
}: Extract<Event, { event: 'evidence' }>): readonly Inline[] | undefined {
  const place = location ?? reference;
  if (place === undefined) return undefined;
  const safe = /^https:\/\/[^\s"'<>\\]+$/.test(place);
  return [
    text('Where: '),
    safe ? link(place, place) : text(place),
    text(sha256 === undefined ? '.' : `; fingerprint ${sha256}.`),
  ];
}
