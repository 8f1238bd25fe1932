/** What happened to an action, an event at a time: in the words of a paper, with what only those may know who keep it. */
import { type Event, isPublicEvent } from '../../domain/records/event.ts';
import { type Block, type Inline, link, paragraph, text } from '../../output/document.ts';
import { boardName } from '../papers/sections/action-summary.ts';
import { eventSentence } from '../papers/sections/timeline.ts';
import { actionLink } from './page.ts';
import type { SiteContext } from './site-context.ts';

/** Events up to the day of the site that its readers may know of. */
export const eventsShown = (context: SiteContext, history: readonly Event[]): readonly Event[] =>
  history.filter((event) => event.on <= context.asAt && (context.internal || isPublicEvent(event)));

/** Fields that a reader may not know are not there. */
export function eventBlocks(context: SiteContext, event: Event, before: readonly Event[]): readonly Block[] {
  const said = eventSentence(context.register, event, before).split(/\n{2,}/);
  const aside = asideOf(context, event);
  return [
    ...said.filter((part) => part.trim() !== '').map((part) => paragraph(text(part))),
    ...whereOf(event),
    ...supersededBy(context, event),
    ...(aside.length > 0 ? [paragraph(text(`${aside.join('. ')}.`))] : []),
  ];
}

function asideOf(context: SiteContext, event: Event): readonly string[] {
  const approver = event.event === 'target' ? boardName(context.register, event.approved_by) : null;
  return [
    ...(approver === null ? [] : [`Approved by ${approver}`]),
    ...('tested_by' in event && event.tested_by !== undefined ? [`Tested by ${event.tested_by}`] : []),
    ...('was' in event && event.was !== undefined ? [`It said: ${event.was}`] : []),
    ...('minute' in event && event.minute !== undefined ? [`Minute: ${event.minute}`] : []),
    ...(event.recorded_by === undefined ? [] : [`Recorded by ${event.recorded_by}`]),
    ...(event.internal === true ? ['Internal'] : []),
  ];
}

function whereOf(event: Event): readonly Block[] {
  if (event.event !== 'evidence') return [];
  const { location, reference, sha256 } = event;
  const place = location ?? reference;
  if (place === undefined) return [];
  const shown: Inline = /^https:\/\/[^\s"'<>\\]+$/.test(place) ? link(place, place) : text(place);
  return [paragraph(text('Where: '), shown, text(sha256 === undefined ? '.' : `; fingerprint ${sha256}.`))];
}

function supersededBy(context: SiteContext, event: Event): readonly Block[] {
  if (event.event !== 'closed' || event.superseded_by === undefined) return [];
  return [paragraph(text('Superseded by '), ...actionLink(context, event.superseded_by), text('.'))];
}
