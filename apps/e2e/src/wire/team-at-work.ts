import { CitizenId, DemoPersonas } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { inventedCitizen } from '../support/invented-citizen.js';
import { type Server } from '../support/server.js';
import { done, WireClient } from '../support/wire-client.js';

/** Somebody of the team, logged in. */
export async function signedIn(server: Server, persona: string, sector?: Sector): Promise<WireClient> {
  const client = new WireClient(server.origin, persona);
  await client.signIn(sector);
  return client;
}

/** Every persona in each of their capacities, logged in. */
export async function oneOfEachCapacity(server: Server): Promise<WireClient[]> {
  const answer = await fetch(`${server.origin}/api/demo/personas`);
  const { personas } = DemoPersonas.parse(await answer.json());
  const clients: WireClient[] = [];
  for (const { key, sectors } of personas)
    for (const sector of sectors) {
      const client = new WireClient(server.origin, key);
      await client.signIn(sector);
      clients.push(client);
    }
  return clients;
}

let met = 0;

/** Somebody nobody has met before, enrolled by that colleague's sector; the id is the one that sector knows. */
export async function enrolled(by: WireClient, name?: Partial<ReturnType<typeof inventedCitizen>>): Promise<CitizenId> {
  met += 1;
  const { cpr, givenName, familyName } = { ...inventedCitizen(met), ...name };
  const { id } = done(await by.command('citizen.enrol', { cpr, givenName, familyName }));
  return CitizenId.parse(id);
}

/** Placed on the board by that colleague; the version of the stay. */
export async function placed(by: WireClient, citizen: CitizenId, level: 1 | 2 | 3 = 2): Promise<number> {
  const { version } = done(
    await by.command('board.place', {
      citizen,
      level,
      reasons: ['new_in_team'],
      firstAction: { text: 'Aftal første besøg', responsible: by.me.acting.memberId },
    }),
  );
  return version ?? 0;
}

/** A note of that colleague's sector; its id. */
export async function noted(by: WireClient, citizen: CitizenId, text: string): Promise<string> {
  const { id } = done(await by.command('element.write', { citizen, kind: 'note', category: 'own_goals', text }));
  return id ?? '';
}

/** The citizen said yes to the package, to that colleague; for the law's year, or until the day before another one. */
export async function consented(
  by: WireClient,
  citizen: CitizenId,
  named = 'PKG_BASE',
  expiresOn?: string,
): Promise<void> {
  const until = expiresOn === undefined ? {} : { expiresOn };
  done(await by.command('consent.give', { citizen, package: named, version: null, form: 'written', ...until }));
}

/** The id another sector knows the same citizen by. Read as the owner: no way of the product tells one from the other. */
export async function aliasIn(server: Server, citizen: string, sector: Sector): Promise<CitizenId> {
  const { rows } = await server.owner.query<{ id: string }>(
    `SELECT other.id FROM citizen_alias own JOIN citizen_alias other ON other.citizen_id = own.citizen_id AND other.sector = $2
      WHERE own.id = $1`,
    [citizen, sector],
  );
  return CitizenId.parse(rows[0]?.id);
}
