import { type CitizenId, SERVER_MESSAGES } from '@samtavle/contracts';
import type pg from 'pg';
import { type Screen } from '../wire/screen.js';
import { closeAll, dealt, openScreens } from './open-screens.js';
import { type Colleague } from './team.js';

/** How many of the screens are written on, and how often one of them begins or stops. */
export const WRITING = { screens: 5, everyMs: 250 } as const;

/** Colleagues who have one citizen’s card open, some of them writing, until `end`. */
export interface Company {
  readonly screens: number;
  /** Different people among them, as each of them is told. */
  people(): number;
  end(): void;
}

export async function inCompany(
  owner: pg.Pool,
  origin: string,
  { citizen, colleagues, screens: count }: { citizen: CitizenId; colleagues: readonly Colleague[]; screens: number },
): Promise<Company> {
  const { rows } = await owner.query<{ sector: string; id: CitizenId }>(
    `SELECT sector, id FROM citizen_alias WHERE citizen_id = (SELECT citizen_id FROM citizen_alias WHERE id = $1)`,
    [citizen],
  );
  const known = new Map(rows.map(({ sector, id }) => [sector, id]));
  const screens = await openScreens(
    owner,
    origin,
    dealt(
      colleagues.filter(({ sector }) => known.has(sector)),
      count,
    ),
  );
  let people = 0;
  const [listening] = screens;
  if (listening !== undefined)
    listening.socket.onEvent = (json) => {
      const [name, said] = JSON.parse(json) as unknown[];
      if (name !== 'presence') return;
      const { open } = SERVER_MESSAGES.presence.parse(said);
      people = Math.max(people, ...open.map(({ members }) => members.length));
    };
  const say = (screen: Screen, writing: boolean) =>
    screen.socket.ask('presence', { citizen: known.get(screen.colleague.sector) ?? null, writing });
  for (const screen of screens) await say(screen, false);
  let turn = 0;
  const writers = screens.slice(-WRITING.screens);
  const timer = setInterval(() => {
    const writer = writers[turn % writers.length];
    // Each begins at its turn and stops at its next.
    if (writer !== undefined) void say(writer, Math.floor(turn / writers.length) % 2 === 0).catch(() => undefined);
    turn += 1;
  }, WRITING.everyMs);
  return {
    screens: screens.length,
    people: () => people,
    end() {
      clearInterval(timer);
      closeAll(screens);
    },
  };
}
