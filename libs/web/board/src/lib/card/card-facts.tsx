import { type CitizenDetail, type ElementView } from '@samtavle/contracts';
import { useColleagues } from '@samtavle/web-data-access';
import { daysFrom, OwnerMark, ownerOfSector, useFormat, useText } from '@samtavle/web-ui';
import { Fragment } from 'react';
import { useCallNames } from '../presence/use-call-names.js';
import { boardTexts } from '../texts.js';
import { newestFirst } from './groups.js';
import { RevealCpr } from './reveal-cpr.js';

/** One line under the name: days, exit criterion, review, contact persons, CPR on request. */
export function CardFacts({ detail: { card, elements }, today }: { detail: CitizenDetail; today: string }) {
  const say = useText(boardTexts);
  const format = useFormat();
  const names = useCallNames();
  const { of } = useColleagues();
  const exit = contentOf(elements, 'exit_criterion');
  const phone = contentOf(elements, 'identity')?.phone ?? null;
  const { stay } = card;
  const facts = [
    stay === null ? say('card.notOnBoard') : format.daysOnBoard(daysFrom(stay.since, today)),
    stay !== null && exit !== undefined ? say('card.exit', { text: exit.text }) : null,
    stay?.reviewOn == null ? null : say('card.review', { when: format.relativeDay(stay.reviewOn, today) }),
    card.admission === null
      ? null
      : say(card.admission.onLeave ? 'card.onLeave' : 'card.admitted', {
          ward: card.admission.ward,
          since: format.shortDate(card.admission.since),
        }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <span>{facts.map(asSentence).join(' ')}</span>
      <span className="row facts-row">
        {card.contacts.length > 0 && (
          <span>
            {say('card.contacts')}{' '}
            {card.contacts
              .filter((id) => names.has(id))
              .map((id) => {
                const owner = ownerOfSector(of(id)?.sector ?? null);
                return (
                  <Fragment key={id}>
                    {owner !== null && <OwnerMark owner={owner} size="sm" />} {names.get(id)}{' '}
                  </Fragment>
                );
              })}
          </span>
        )}
        {phone !== null && <a href={`tel:${phone.replace(/\s/g, '')}`}>{say('card.phone', { phone })}</a>}
        <RevealCpr citizen={card.id} />
      </span>
    </>
  );
}

type Content<K extends ElementView['content']['kind']> = Extract<ElementView['content'], { kind: K }>;

/** The newest element of that kind. */
export function contentOf<K extends ElementView['content']['kind']>(
  elements: readonly ElementView[],
  kind: K,
): Content<K> | undefined {
  const [newest] = elements.filter(({ content }) => content.kind === kind).sort(newestFirst);
  return newest?.content.kind === kind ? (newest.content as Content<K>) : undefined;
}

/** Ends with one full stop, also after a date or a text that brings its own. */
const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
