import { type Card, type MemberId } from '@samtavle/contracts';
import { useFormat } from '../format/use-format.js';
import { Icon } from '../icon/icon.js';
import { useText } from '../language/use-text.js';
import { OwnerMarks } from '../marks/owner-mark.js';
import { HeldTag, ReasonTag } from '../marks/tags.js';
import { uiTexts } from '../texts.js';
import { type TeamLimits } from './card-frame.js';
import { lacksVisit } from './lacks-visit.js';

interface LineProps {
  card: Card;
  names: ReadonlyMap<MemberId, string>;
  today: string;
  me: MemberId | undefined;
}

/** Line 2: the reasons, primary first, at most three; or the one word that there are none to show. */
export function CardReasons({ card }: { card: Card }) {
  const say = useText(uiTexts);
  const { admission } = card;
  const wardText =
    admission === null
      ? undefined
      : say(admission.onLeave ? 'card.onLeave' : 'card.admittedTo', { ward: admission.ward });
  if (card.reasonHeld && card.stay !== null) {
    return (
      <div className="tags">
        <HeldTag owner={card.stay.owner} />
      </div>
    );
  }
  if (card.reasons.length === 0) return null;
  return (
    <ul className="tags" aria-label={say('card.reasons')}>
      {card.reasons.slice(0, 3).map(({ owner, reason }) => (
        <li key={`${owner}-${reason}`}>
          <ReasonTag
            owner={owner}
            reason={reason}
            {...(reason === 'admitted' && wardText !== undefined ? { text: wardText } : {})}
          />
        </li>
      ))}
    </ul>
  );
}

/** Line 3: next action, who, due. A hidden one has neither name nor date. */
export function CardAction({ card, names, today, me }: LineProps) {
  const say = useText(uiTexts);
  const format = useFormat();
  const { action } = card;
  if (action === null) {
    if (!card.actionHeld) return null;
    return (
      <div className="line">
        <Icon name="arrow" />
        <span>{say('held.action')}</span>
      </div>
    );
  }
  const due = action.dueOn === null ? null : format.due(action.dueOn, today);
  const who = action.responsible === null ? undefined : names.get(action.responsible);
  return (
    <div className="line">
      <Icon name="arrow" />
      <span className="what cut" title={action.text}>
        {action.text}
      </span>
      {who !== undefined && <span className={action.responsible === me ? 'mine nowrap' : 'nowrap'}>{who}</span>}
      {due !== null && (
        <span className={due.late ? 'due over' : 'due'}>
          {due.late && <Icon name="warning" small />} {due.text}
        </span>
      )}
    </div>
  );
}

/** Line 4: last contact or overdue review, today's visit, owner marks. */
export function CardLastLine({ card, names, today, me, limits }: LineProps & { limits: TeamLimits }) {
  const format = useFormat();
  const seen =
    card.lastContactOn === null ? null : format.seen(card.lastContactOn, today, { ...limits, attempts: card.attempts });
  const review = card.stay?.reviewOn == null ? null : format.review(card.stay.reviewOn, today);
  // One alarm per row: not seen weighs more than not reviewed.
  const fact = seen?.late === true ? seen : (review ?? seen);
  return (
    <div className="line">
      {fact !== null && (
        <span className={fact.late ? 'late' : undefined}>
          {fact.late && <Icon name={fact === review ? 'clock' : 'warning'} small />} {fact.text}
        </span>
      )}
      <CardVisit card={card} names={names} me={me} today={today} />
      <span className="end">
        <OwnerMarks owners={card.marks} />
      </span>
    </div>
  );
}

function CardVisit({ card, names, me, today }: LineProps) {
  const say = useText(uiTexts);
  const format = useFormat();
  const { visit } = card;
  if (visit === null) {
    if (!lacksVisit(card, today)) return null;
    return (
      <span className="none visit">
        <Icon name="house" /> {say('card.noVisit')}
      </span>
    );
  }
  const at = format.clockTime(visit.at);
  const who = visit.who.flatMap((id) => names.get(id) ?? []).join(', ');
  return (
    <span className={me !== undefined && visit.who.includes(me) ? 'mine visit' : 'visit'}>
      <Icon name="house" />
      <span aria-hidden="true">
        {at} {who}
      </span>
      <span className="vh">{say('card.visit', { at, who })}</span>
    </span>
  );
}
