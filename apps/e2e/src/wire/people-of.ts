import { BoardSnapshot, type CitizenId, CitizenDetail, unpackCards } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { inventedCpr } from '../support/invented-citizen.js';
import { type Received } from '../support/received.js';
import { Screen } from '../support/screen.js';
import { type Server } from '../support/server.js';
import { WireClient } from '../support/wire-client.js';

/** Who meets whom on a server, and what they are shown. @param from the first of the invented numbers this file uses */
export function peopleOf(server: () => Server, from: number) {
  let met = 0;
  return {
    somebody: () => {
      met += 1;
      return { cpr: inventedCpr(from + met), givenName: `Lovprøve${met}`, familyName: 'Opdigtet' };
    },
    cardsOf: async (client: WireClient) =>
      unpackCards(BoardSnapshot.parse((await client.get('/api/board')).json).cards),
    opened: async (client: WireClient, citizen: CitizenId) =>
      CitizenDetail.parse((await client.get(`/api/citizens/${citizen}`)).json),
    /** A colleague with an open screen and everything that ever reached it. */
    atTheScreen: async (persona: string, sector?: Sector) => {
      const received: Received[] = [];
      const client = new WireClient(server().origin, persona, (one) => received.push(one));
      await client.signIn(sector);
      const screen = new Screen(client);
      await screen.open();
      return { client, screen, received };
    },
    saidTo: (received: readonly Received[]) => received.map(({ raw }) => raw).join('\n'),
  };
}
