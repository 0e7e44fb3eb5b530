import { createHash } from 'node:crypto';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type Sector } from '@samtavle/domain';
import { aTeam, type StaffKey, type TestTeam } from '../../testing/index.js';
import { NO_TRACE } from '../viewer.js';
import { DraftKeys } from './draft-keys.js';
import { Sessions } from './sessions.js';

let team: TestTeam;
let sessions: Sessions;
const MORNING = '2026-11-26T07:00:00.000Z';

beforeAll(async () => {
  team = await aTeam();
  sessions = team.get(Sessions);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set(MORNING));

const signIn = (key: StaffKey, sector?: Sector) => sessions.start(team.person(key), sector, NO_TRACE);
const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;

describe('a session', () => {
  it('begins with a new token of 256 random bits each time, of which only the hash is kept', async () => {
    const [one, two] = [await signIn('nurse'), await signIn('nurse')];
    expect(one.token).not.toBe(two.token);
    expect(Buffer.from(one.token, 'base64url')).toHaveLength(32);
    const rows = await team.database.asOwner<{ token_hash: Buffer; dump: string }>(
      'SELECT token_hash, session::text AS dump FROM session',
    );
    expect(rows.map((row) => row.token_hash.toString('hex'))).toContain(
      createHash('sha256').update(one.token).digest('hex'),
    );
    for (const { dump } of rows) expect(dump).not.toContain(one.token);
    const log = await team.database.asOwner<{ dump: string }>('SELECT audit_event::text AS dump FROM audit_event');
    for (const { dump } of log) expect(dump).not.toContain(one.token);
  });

  it('is written down with who, in which capacity, and when it ends', async () => {
    const before = (await team.audit()).length;
    const { viewer } = await signIn('caseworker');
    await sessions.end(viewer, NO_TRACE);
    const log = (await team.audit()).slice(before);
    expect(log.map(({ type, actor_name }) => `${type} ${actor_name}`)).toEqual([
      'session.signed-in Carla Prøve',
      'session.signed-out Carla Prøve',
    ]);
  });

  it('that is signed out in the moment its person goes over to another capacity opens none', async () => {
    const { viewer } = await signIn('leader', 'region_psych');
    const { switched } = await team.as(
      'leader',
      async (tx) => {
        await tx.em.query(`UPDATE session SET ended_at = $2, end_reason = 'signed_out' WHERE id = $1`, [
          viewer.sessionId,
          tx.now,
        ]);
        const switched = codeOf(sessions.switchCapacity(viewer, team.member('leader', 'muni_social'), NO_TRACE));
        await team.somebodyWaits(switched);
        return { switched };
      },
      'region_psych',
    );
    expect(await switched).toBe('session_ended');
    const open = await team.database.asOwner('SELECT 1 FROM session WHERE person_id = $1 AND ended_at IS NULL', [
      team.person('leader'),
    ]);
    expect(open).toEqual([]);
  });

  it('knows the person by the token, and nobody by any other', async () => {
    const { token } = await signIn('nurse');
    expect(await sessions.viewerOf(token, true)).toMatchObject({
      name: 'Nanna Prøve',
      role: 'nurse_region',
      sector: 'region_psych',
      reach: 'class',
    });
    for (const wrong of [undefined, '', `${token}x`, token.toUpperCase(), 'null'])
      expect(await codeOf(sessions.viewerOf(wrong, true))).toBe('not_signed_in');
  });

  it('ends when it has been left alone for a quarter of an hour', async () => {
    const { token } = await signIn('nurse');
    team.clock.advance({ minutes: 15 });
    await sessions.viewerOf(token, false);
    team.clock.advance({ seconds: 1 });
    expect(await codeOf(sessions.viewerOf(token, true))).toBe('session_ended');
  });

  it('is kept alive by the person acting, not by a screen left open', async () => {
    const acting = await signIn('nurse');
    const open = await signIn('nurse');
    for (let minute = 0; minute < 16; minute += 8) {
      team.clock.advance({ minutes: 8 });
      await sessions.viewerOf(acting.token, true);
      if (minute === 0) await sessions.viewerOf(open.token, false);
    }
    expect(await sessions.viewerOf(acting.token, true)).toMatchObject({ name: 'Nanna Prøve' });
    expect(await codeOf(sessions.viewerOf(open.token, false))).toBe('session_ended');
  });

  it('is kept alive by a command over the socket', async () => {
    const { token, viewer } = await signIn('nurse');
    team.clock.advance({ minutes: 14 });
    await sessions.touch(viewer);
    team.clock.advance({ minutes: 14 });
    expect(await sessions.viewerOf(token, false)).toMatchObject({ name: 'Nanna Prøve' });
  });

  it('is not brought back by a command over the socket that comes too late', async () => {
    const { token, viewer } = await signIn('nurse');
    await sessions.touch(viewer);
    team.clock.advance({ minutes: 15, seconds: 2 });
    expect(await codeOf(sessions.touch(viewer))).toBe('session_ended');
    expect(await codeOf(sessions.viewerOf(token, false))).toBe('session_ended');
  });

  it('ends when the same browser logs in anew, and no other does', async () => {
    const [before, elsewhere] = [await signIn('nurse'), await signIn('nurse')];
    const after = await sessions.start(team.person('nurse'), undefined, NO_TRACE, before.token);
    expect(await codeOf(sessions.viewerOf(before.token, false))).toBe('session_ended');
    for (const { token } of [elsewhere, after])
      expect(await sessions.viewerOf(token, false)).toMatchObject({ name: 'Nanna Prøve' });
  });

  it('ends after twelve hours, however busy the person is', async () => {
    const { token } = await signIn('nurse');
    for (let step = 0; step < 72; step += 1) {
      team.clock.advance({ minutes: 10 });
      await sessions.viewerOf(token, true);
    }
    team.clock.advance({ seconds: 1 });
    expect(await codeOf(sessions.viewerOf(token, true))).toBe('session_ended');
  });

  it('ends at once when the person logs out', async () => {
    const { token, viewer } = await signIn('nurse');
    await sessions.end(viewer, NO_TRACE);
    expect(await codeOf(sessions.viewerOf(token, true))).toBe('session_ended');
  });

  it('is confirmed anew in place: same token, same session, a log-in of now, and a record of it', async () => {
    const { token, viewer } = await signIn('nurse');
    team.clock.advance({ minutes: 12 });
    await sessions.confirm(viewer, NO_TRACE);
    const again = await sessions.viewerOf(token, true);
    expect(again).toMatchObject({ sessionId: viewer.sessionId, authenticatedAt: team.clock.now() });
    expect((await team.audit('session.confirmed')).at(-1)).toMatchObject({ actor_name: 'Nanna Prøve' });
    await sessions.end(viewer, NO_TRACE);
    expect(await codeOf(sessions.confirm(viewer, NO_TRACE))).toBe('session_ended');
  });

  it('says when it ends', async () => {
    const { viewer } = await signIn('leader', 'region_psych');
    expect(await sessions.describe(viewer)).toMatchObject({
      name: 'Lone Prøve',
      acting: { sector: 'region_psych', role: 'team_leader_joint' },
      signedInAt: MORNING,
      expiresAt: '2026-11-26T19:00:00.000Z',
      idleMinutes: 15,
    });
  });
});

describe('the key of a session’s unsaved texts', () => {
  const keys = () => team.get(DraftKeys);
  const held = async (id: string) =>
    (
      await team.database.asOwner<{ has: boolean }>('SELECT draft_key IS NOT NULL AS has FROM session WHERE id = $1', [
        id,
      ])
    )[0]?.has;

  it('is 256 random bits, the same for the whole session and of no other, also not of the same person', async () => {
    const [one, two] = [await signIn('nurse'), await signIn('nurse')];
    const key = await keys().of(one.viewer.sessionId);
    expect(key).toHaveLength(32);
    expect(await keys().of(one.viewer.sessionId)).toEqual(key);
    expect(await keys().of(two.viewer.sessionId)).not.toEqual(key);
  });

  it('is erased at log-out, at a change of capacity and for a disabled person, and never made again', async () => {
    const out = await signIn('nurse');
    const changed = await signIn('leader', 'region_psych');
    const disabled = await signIn('otherNurse');
    for (const { viewer } of [out, changed, disabled]) await keys().of(viewer.sessionId);
    await sessions.end(out.viewer, NO_TRACE);
    await sessions.switchCapacity(changed.viewer, team.member('leader', 'muni_social'), NO_TRACE);
    const disable = (at: string | null) =>
      team.database.asOwner('UPDATE person SET disabled_at = $2 WHERE id = $1', [team.person('otherNurse'), at]);
    await disable(team.clock.now());
    await sessions.review([disabled.viewer.sessionId]);
    await disable(null);
    for (const { viewer } of [out, changed, disabled]) {
      expect(await held(viewer.sessionId)).toBe(false);
      expect(await codeOf(keys().of(viewer.sessionId))).toBe('session_ended');
    }
  });

  it('does not outlive a session left alone, although nobody came to close it', async () => {
    const left = await signIn('nurse');
    await keys().of(left.viewer.sessionId);
    team.clock.advance({ minutes: 15, seconds: 1 });
    expect(await held(left.viewer.sessionId)).toBe(true);
    await keys().of((await signIn('caseworker')).viewer.sessionId);
    expect(await held(left.viewer.sessionId)).toBe(false);
  });
});

describe('a change of capacity', () => {
  const municipal = () => team.member('leader', 'muni_social');

  it('is a new session with a new token; the old one is over', async () => {
    const region = await signIn('leader', 'region_psych');
    const social = await sessions.switchCapacity(region.viewer, municipal(), NO_TRACE);
    expect(social.token).not.toBe(region.token);
    expect(await codeOf(sessions.viewerOf(region.token, true))).toBe('session_ended');
    expect(await sessions.viewerOf(social.token, true)).toMatchObject({
      sector: 'muni_social',
      controller: 'municipality',
    });
  });

  it('goes to an own capacity only, and an attempt leaves the session as it was', async () => {
    const nurse = await signIn('nurse');
    expect(await codeOf(sessions.switchCapacity(nurse.viewer, municipal(), NO_TRACE))).toBe('not_found');
    expect(await sessions.viewerOf(nurse.token, true)).toMatchObject({ sector: 'region_psych' });
  });

  it('does not make the day longer: twelve hours count from the log-in', async () => {
    let current = await signIn('leader', 'region_psych');
    for (const hours of [5, 5]) {
      for (let step = 0; step < hours * 6; step += 1) {
        team.clock.advance({ minutes: 10 });
        await sessions.viewerOf(current.token, true);
      }
      const other = current.viewer.sector === 'region_psych' ? 'muni_social' : 'region_psych';
      current = await sessions.switchCapacity(current.viewer, team.member('leader', other), NO_TRACE);
    }
    expect((await sessions.describe(current.viewer)).expiresAt).toBe('2026-11-26T19:00:00.000Z');
    for (let step = 0; step < 12; step += 1) {
      team.clock.advance({ minutes: 10 });
      await sessions.viewerOf(current.token, true);
    }
    team.clock.advance({ seconds: 1 });
    expect(await codeOf(sessions.viewerOf(current.token, true))).toBe('session_ended');
  });
});

describe('somebody who may no longer act', () => {
  it('is out at the next look when disabled, and cannot log in', async () => {
    const { token } = await signIn('otherNurse');
    await team.database.asOwner('UPDATE person SET disabled_at = $2 WHERE id = $1', [
      team.person('otherNurse'),
      team.clock.now(),
    ]);
    expect(await codeOf(sessions.viewerOf(token, true))).toBe('session_ended');
    expect(await codeOf(signIn('otherNurse'))).toBe('not_signed_in');
    await team.database.asOwner('UPDATE person SET disabled_at = NULL WHERE id = $1', [team.person('otherNurse')]);
  });

  it('is out the day after a capacity ended, by the Danish calendar', async () => {
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-26' WHERE id = $1`, [team.member('peer')]);
    team.clock.set('2026-11-26T22:50:00.000Z');
    const { token } = await signIn('peer');
    team.clock.set('2026-11-26T22:59:59.000Z');
    expect(await sessions.viewerOf(token, true)).toMatchObject({ role: 'peer_muni' });
    team.clock.set('2026-11-26T23:00:00.000Z');
    expect(await codeOf(sessions.viewerOf(token, true))).toBe('session_ended');
    expect(await codeOf(signIn('peer'))).toBe('not_signed_in');
  });
});

describe('the review of open screens', () => {
  it('names those whose session is over, with the reason, and how the others stand now', async () => {
    const gone = await signIn('nurse');
    const idle = await signIn('caseworker');
    const disabled = await signIn('otherSupportWorker');
    const staying = await signIn('supportWorker');
    await sessions.end(gone.viewer, NO_TRACE);
    await team.database.asOwner('UPDATE person SET disabled_at = $2 WHERE id = $1', [
      team.person('otherSupportWorker'),
      MORNING,
    ]);
    await team.putsOnDuty('supportWorker', '2026-11-26T07:00:00Z', '2026-11-26T15:00:00Z');
    team.clock.advance({ minutes: 10 });
    await sessions.viewerOf(staying.token, true);
    team.clock.advance({ minutes: 6 });
    const unknown = '00000000-0000-4000-8000-000000000000';
    const ids = [gone, idle, disabled, staying].map(({ viewer }) => viewer.sessionId);
    const { ended, current } = await sessions.review([...ids, unknown]);
    expect(Object.fromEntries(ended)).toEqual({
      [ids[0] ?? '']: 'signed_out',
      [ids[1] ?? '']: 'idle',
      [ids[2] ?? '']: 'idle',
      [unknown]: 'signed_out',
    });
    expect([...current.keys()]).toEqual([ids[3]]);
    expect(current.get(ids[3] ?? '')).toMatchObject({ reach: 'sector' });
  });
});
