import { type Card } from '@samtavle/contracts';
import { HeldTag, ReasonTag, uiTexts, useText } from '@samtavle/web-ui';

/** The reasons on one line, primary first; or the one word that there are none to show. */
export function ReasonTags({ card }: { card: Card }) {
  const say = useText(uiTexts);
  const { admission, stay, reasons } = card;
  if (card.reasonHeld && stay !== null) return <HeldTag owner={stay.owner} />;
  const ward =
    admission === null
      ? undefined
      : say(admission.onLeave ? 'card.onLeave' : 'card.admittedTo', { ward: admission.ward });
  return reasons.map(({ owner, reason }) => (
    <ReasonTag
      key={`${owner}-${reason}`}
      owner={owner}
      reason={reason}
      {...(reason === 'admitted' && ward !== undefined ? { text: ward } : {})}
    />
  ));
}
