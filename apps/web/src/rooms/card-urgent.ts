import '@samtavle/web-emergency/styles.css';
import { type UrgentParts } from '@samtavle/web-board';
import { CardActions, LookUpByCpr, MarkPrivate, OpenedForMe } from '@samtavle/web-emergency';

/** What the room of emergencies puts on a card. */
export const cardUrgent: UrgentParts = {
  Actions: CardActions,
  Opened: OpenedForMe,
  OnLine: MarkPrivate,
  LookUp: LookUpByCpr,
};
