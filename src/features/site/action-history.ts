/** Draws the events of an action for its page: the sentence of a paper, then approval, evidence and, for an internal site, who recorded it. */
import { type Event, isPublicEvent } from '../../domain/records/event.ts';
import { type Block, type Inline, link, paragraph, text } from '../../output/document.ts';
import { boardName } from '../papers/sections/action-summary.ts';
import { eventSentence } from '../papers/sections/timeline.ts';
import { actionLink } from './page.ts';
import type { SiteContext } from './site-context.ts';

/** Events up to the day of the site that its readers may see. */
export const visibleEvents = (context: SiteContext, history: readonly Event[]): readonly Event[] =>
  history.filter((event) => event.on <= context.asAt && (context.internal || isPublicEvent(event)));

/** The paragraphs of an event. Fields that readers may not see are already removed from it. */
export function eventBlocks(
  context: SiteContext,
  event: Event,
  earlierEvents: readonly Event[],
): readonly Block[] {
  const paragraphs = eventSentence(context.register, event, earlierEvents).split(/\n{2,}/);
  const sentences = detailSentences(context, event);
  return [
    ...paragraphs.filter((part) => part.trim() !== '').map((part) => paragraph(text(part))),
    ...evidenceLocation(event),
    ...supersededBlocks(context, event),
    ...(sentences.length > 0 ? [paragraph(text(`${sentences.join('. ')}.`))] : []),
  ];
}

function detailSentences(context: SiteContext, event: Event): readonly string[] {
  const approver = event.event === 'target' ? boardName(context.register, event.approved_by) : null;
  return [
    ...(approver === null ? [] : [`Approved by ${approver}`]),
    ...('tested_by' in event && event.tested_by !== undefined ? [`Tested by ${event.tested_by}`] : []),
    ...('was' in event && typeof event.was === 'string' ? [`Previous text: ${event.was}`] : []),
    ...('minute' in event && event.minute !== undefined ? [`Minute: ${event.minute}`] : []),
    ...(event.recorded_by === undefined ? [] : [`Recorded by ${event.recorded_by}`]),
    ...(event.internal === true ? ['Internal'] : []),
  ];
}

function evidenceLocation(event: Event): readonly Block[] {
  if (event.event !== 'evidence') return [];
  const { location, reference, sha256 } = event;
  const place = location ?? reference;
  if (place === undefined) return [];
  const locationText: Inline = /^https:\/\/[^\s"'<>\\]+$/.test(place) ? link(place, place) : text(place);
  return [
    paragraph(
      text('Location: '),
      locationText,
      text(sha256 === undefined ? '.' : `; fingerprint ${sha256}.`),
    ),
  ];
}

function supersededBlocks(context: SiteContext, event: Event): readonly Block[] {
  if (event.event !== 'closed' || event.superseded_by === undefined) return [];
  return [paragraph(text('Superseded by '), ...actionLink(context, event.superseded_by), text('.'))];
}
