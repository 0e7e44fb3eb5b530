import { notConsulted } from '@samtavle/care-plan';
import { type CitizenDetail, type ElementContent, type ElementView, type MemberId } from '@samtavle/contracts';
import { addDays, day, earliestFirst, latestFirst } from '@samtavle/domain';
import { useBoard, useColleagues } from '@samtavle/web-data-access';
import { firstName, Icon, lacksVisit, OwnerMark, Quote, useFormat, useText } from '@samtavle/web-ui';
import { type ReactNode } from 'react';
import { meetingTexts } from './texts.js';

type Of<K extends ElementContent['kind']> = ElementView & { readonly content: Extract<ElementContent, { kind: K }> };

/** What has been written of one kind, the newest first. */
function newest<K extends ElementContent['kind']>(detail: CitizenDetail, kind: K): Of<K>[] {
  return detail.elements
    .filter((element): element is Of<K> => element.content.kind === kind)
    .sort(latestFirst(({ updatedAt }) => updatedAt));
}

export interface PersonFactsProps {
  detail: CitizenDetail;
  /** When an earlier meeting talked about the citizen; undefined where it is not asked. */
  talkedOn: string | null | undefined;
  /** Since when the citizen is talked about. */
  since: string | null;
}

/** What the team looks at before it decides: own words, since last, next visit, early signs, and when they come off. */
export function PersonFacts({ detail, talkedOn, since }: PersonFactsProps) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const { of } = useColleagues();
  const today = useBoard(({ today: now }) => now as string, '');
  const nameOf = (id: MemberId | null) => firstName(of(id)?.name ?? say('former'));
  const [words] = newest(detail, 'goal');
  const notes = newest(detail, 'note').slice(0, 2);
  const [crisis] = newest(detail, 'crisis_plan');
  const signs = (crisis?.content.earlySigns ?? '').split('\n').filter((line) => line.trim() !== '');
  const exits = newest(detail, 'exit_criterion');
  const { stay } = detail.card;
  return (
    <>
      {words !== undefined && (
        <div className="mt-own">
          <OwnerMark owner="citizen" size="lg" />
          <Quote>{words.content.text}</Quote>
        </div>
      )}
      <div className="mt-grid">
        <Fact title={say('facts.sinceLast')}>
          {notes.length === 0 ? (
            <span className="ink-2">{say('facts.nothingNew')}</span>
          ) : (
            notes.map(({ id, owner, content, updatedAt, updatedBy }) => (
              <p key={id}>
                <OwnerMark owner={owner} /> {content.text}{' '}
                <span className="ink-3 small">
                  {nameOf(updatedBy)}, {format.momentText(updatedAt, today)}
                </span>
              </p>
            ))
          )}
        </Fact>
        <Fact title={say('facts.next')}>
          <NextVisit detail={detail} today={today} nameOf={nameOf} />
        </Fact>
        <Fact title={say('facts.week')}>
          <Week detail={detail} today={today} nameOf={nameOf} />
        </Fact>
        {signs.length > 0 && (
          <Fact title={say('facts.signs')}>
            <ol className="mt-signs">
              {signs.slice(0, 3).map((sign) => (
                <li key={sign}>{sign}</li>
              ))}
            </ol>
          </Fact>
        )}
        {stay !== null && (
          <Fact title={say('facts.off')}>
            {exits.map(({ id, content }) => (
              <p key={id}>{content.text}</p>
            ))}
            <p className="ink-2">
              {stay.reviewOn === null
                ? say('facts.noReview')
                : say('facts.review', { when: format.plannedDay(stay.reviewOn, today) })}
              {stay.reviewOn !== null && format.review(stay.reviewOn, today) !== null && (
                <b> · {format.review(stay.reviewOn, today)?.text}</b>
              )}
            </p>
          </Fact>
        )}
      </div>
      <ToConfirm detail={detail} talkedOn={talkedOn} nameOf={nameOf} />
      {since !== null && changedSince(detail, since) && (
        <p className="small" role="status">
          <Icon name="move" small /> {say('facts.changed')}
        </p>
      )}
    </>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

interface Asked {
  detail: CitizenDetail;
  today: string;
  nameOf: (id: MemberId | null) => string;
}

function NextVisit({ detail, today, nameOf }: Asked) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const visits = newest(detail, 'visit')
    .filter(({ content: { on, state } }) => on >= today && state !== 'cancelled')
    .sort(earliestFirst(({ content: { on, at } }) => `${on} ${at}`))
    .map(({ content }) => content);
  const [next] = visits;
  return (
    <>
      {lacksVisit(detail.card, today) && (
        <p className="mt-none">
          <Icon name="house" small /> {say('facts.noVisit')}
        </p>
      )}
      {next !== undefined && (
        <p>
          <Icon name="house" small /> {format.plannedDay(next.on, today)} {format.clockTime(next.at)}{' '}
          {next.who.map(nameOf).join(', ')}
        </p>
      )}
      {next === undefined && !lacksVisit(detail.card, today) && <span className="ink-2">{say('facts.noNext')}</span>}
    </>
  );
}

/** Who saw the citizen on each of the last seven days: attempts do not count. */
function Week({ detail, today, nameOf }: Asked) {
  const say = useText(meetingTexts);
  const format = useFormat();
  if (today === '') return null;
  const met = newest(detail, 'contact').filter(({ content }) => content.how !== 'attempt');
  const days = [6, 5, 4, 3, 2, 1, 0].map((back) => addDays(day(today), -back));
  return (
    <ol className="mt-days">
      {days.map((on) => {
        const who = met.filter(({ content }) => content.on === on).map(({ content }) => nameOf(content.by));
        return (
          <li key={on}>
            <span className="ink-2">{format.shortDate(on)}</span>
            <span className={who.length === 0 ? 'ink-3' : ''}>
              {who.length === 0 ? say('facts.nobody') : [...new Set(who)].join(', ')}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Put on the board without psychiatrist or contact person: said, and in the way of nothing. */
function ToConfirm({
  detail,
  talkedOn,
  nameOf,
}: Pick<PersonFactsProps, 'detail' | 'talkedOn'> & Pick<Asked, 'nameOf'>) {
  const say = useText(meetingTexts);
  const { all } = useColleagues();
  const [stay] = newest(detail, 'stay').filter(({ owner }) => owner === detail.card.stay?.owner);
  if (stay === undefined || talkedOn === undefined) return null;
  const { since, putOnBy, discussedWith } = stay.content;
  const missing = notConsulted(
    { since: day(since), putOnBy, discussedWith },
    detail.card.contacts,
    (id) => all.some((one) => one.id === id && one.role === 'psychiatrist'),
    talkedOn === null ? null : day(talkedOn),
  );
  if (missing.length === 0) return null;
  return (
    <p className="note info mt-confirm">
      <Icon name="info" />
      <span>
        {say('facts.confirm', {
          name: nameOf(putOnBy),
          who: missing.map((one) => say(`facts.${one}`)).join(say('facts.or')),
        })}
      </span>
    </p>
  );
}

/** Level, reasons or review were changed while the citizen was talked about. */
export function changedSince({ elements }: CitizenDetail, since: string): boolean {
  return elements.some(({ content, updatedAt }) => ['stay', 'reason'].includes(content.kind) && updatedAt > since);
}
