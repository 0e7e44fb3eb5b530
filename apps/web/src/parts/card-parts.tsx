import { CardFrame, type CardFrameProps, CardSkeleton, Tombstone } from '@samtavle/web-ui';
import { ADMITTED, HELD, KAREN, LATE, LIMITS, LONG_NAME, ME, NAMES, TODAY } from './samples.js';

const STATES: readonly (readonly [string, Partial<CardFrameProps>])[] = [
  ['Hvile', {}],
  ['I fokus', { className: 'is-focused' }],
  ['Ændret af en kollega, 8 sekunder', { fresh: { by: 'Mette', what: 'flyttede hertil fra niveau 2' } }],
  ['Åbent i skuffen', { open: true, openBy: ['Mette'] }],
  ['Løftet', { lifted: true }],
  ['Gemmer, ikke bekræftet endnu', { saving: true }],
  ['Årsag og handling holdt tilbage', { card: HELD }],
  ['Over frist, ikke set, tre årsager', { card: LATE }],
  ['Langt navn, ikke gennemgået', { card: LONG_NAME }],
  ['Indlagt', { card: ADMITTED }],
];

/** The card in every state. */
export function CardParts() {
  return (
    <section>
      <h2>Kortet</h2>
      {STATES.map(([name, state]) => (
        <figure key={name}>
          <figcaption className="ink-2">{name}</figcaption>
          <CardFrame
            card={KAREN}
            names={NAMES}
            today={TODAY}
            limits={LIMITS}
            me={ME}
            href="#kort"
            onOpen={() => undefined}
            onMenu={() => undefined}
            {...state}
          />
        </figure>
      ))}
      <figure>
        <figcaption className="ink-2">Henter, samme højde</figcaption>
        <CardSkeleton />
      </figure>
      <figure>
        <figcaption className="ink-2">Væk: lukket for dig, 6 sekunder</figcaption>
        <Tombstone height={104} />
      </figure>
    </section>
  );
}
