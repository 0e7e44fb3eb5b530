import { CprVault } from '@samtavle/api-platform';
import { CPR_INDEX_KEY, CPR_KEY, refusalOf } from '@samtavle/api-platform/testing';
import { aCitizen, inventedCpr, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { CitizenId } from '@samtavle/contracts';
import { formatCpr, slotOf } from '@samtavle/domain';
import { aBoardTeam, currentOf } from '../../testing/a-board-team.js';

let team: TestTeam;
let drawn = 700;

beforeAll(async () => {
  team = await aBoardTeam();
}, 60_000);
afterAll(() => team?.close());

const nextCpr = () => formatCpr(inventedCpr((drawn += 1)));
const enrol = (
  key: StaffKey,
  cpr: string,
  more: { contacts?: StaffKey[]; givenName?: string; phone?: string } = {},
) => {
  const { contacts = [], givenName = 'Bente', ...rest } = more;
  return team.does(key, 'citizen.enrol', {
    cpr,
    givenName,
    familyName: 'Krog',
    contacts: contacts.map((one) => team.member(one)),
    ...rest,
  });
};
const cardsOf = async (key: StaffKey) => (await team.cards(key)).map(({ id }) => id);
/** The same but for the ids, which are nobody's to compare. */
const withoutIds = (done: { seq: number | null; version: number | null; id: string | null }, head: number) => ({
  ...done,
  id: typeof done.id,
  seq: done.seq && done.seq - head,
});
const head = async () => (await team.events()).length;

describe('enrolling a citizen', () => {
  it('makes a card for the contact person, and for nobody else yet', async () => {
    const done = await enrol('nurse', nextCpr(), { contacts: ['otherNurse'], phone: '+4520202020' });
    const id = CitizenId.parse(done.id);
    expect(await cardsOf('otherNurse')).toContain(id);
    expect(await cardsOf('nurse')).not.toContain(id);
    expect(await cardsOf('supportWorker')).toEqual([]);
  });

  it('without a contact person leaves the citizen with who enrolled', async () => {
    const { id } = await enrol('nurse', nextCpr());
    expect(await cardsOf('nurse')).toContain(id);
  });

  it('by both sectors gives each the same answer, an id of its own, and no sign of the other', async () => {
    const cpr = nextCpr();
    let before = await head();
    const known = withoutIds(await enrol('nurse', nextCpr()), before);
    before = await head();
    const region = await enrol('nurse', cpr);
    expect(withoutIds(region, before)).toEqual(known);
    before = await head();
    const social = await enrol('supportWorker', cpr, { givenName: 'Benthe' });
    expect(withoutIds(social, before)).toEqual(known);
    expect(social.id).not.toBe(region.id);

    const [regions] = (await team.cards('nurse')).filter(({ id }) => id === region.id);
    const [socials] = (await team.cards('supportWorker')).filter(({ id }) => id === social.id);
    expect([regions?.name, socials?.name]).toEqual(['Bente Krog', 'Benthe Krog']);
    expect([regions?.marks, socials?.marks]).toEqual([['region_psych'], ['muni_social']]);
    expect(
      await team.database.asOwner(
        'SELECT 1 FROM enrolment e JOIN citizen_alias a ON a.citizen_id = e.citizen_id WHERE a.id = $1',
        [region.id],
      ),
    ).toHaveLength(2);
    // What the second enrolment put into the stream is the second sector’s business alone.
    const later = (await team.events()).slice(before);
    for (const event of later)
      for (const key of [...event.changed_for, ...event.lost, ...event.lost_named]) expect(key).toMatch(/^muni_social/);
    expect(later.flatMap(({ members }) => members)).toEqual([team.member('supportWorker')]);
  });

  it('that opens what the other authority has is in that authority’s log, with who enrolled', async () => {
    const cpr = nextCpr();
    await enrol('nurse', cpr);
    const before = (await team.audit('access.changed')).length;
    await enrol('muniNurse', cpr);
    const [opened, ...more] = (await team.audit('access.changed')).slice(before);
    expect(more).toEqual([]);
    expect(opened).toMatchObject({ actor_name: 'Mona Prøve', citizens: 1 });
    expect(opened?.controllers).toContain('region');
    expect(opened?.shown).toContain(slotOf('region_psych', 'mental_state'));
  });

  it('is nothing in the log of an authority whose data it opens to nobody', async () => {
    const cpr = nextCpr();
    const before = (await team.audit()).length;
    await enrol('nurse', nextCpr());
    await enrol('supportWorker', cpr);
    await enrol('nurse', cpr);
    const since = (await team.audit()).slice(before);
    expect(since.map(({ type, controllers }) => [type, controllers])).toEqual([
      ['command.done', ['region']],
      ['command.done', ['municipality']],
      ['command.done', ['region']],
    ]);
  });

  it('again by the same sector finds the same citizen, and overwrites nothing', async () => {
    const cpr = nextCpr();
    const first = await enrol('nurse', cpr);
    const again = await enrol('otherNurse', cpr.replace('-', ''), { givenName: 'En anden' });
    expect(again.id).toBe(first.id);
    expect((await team.cards('nurse')).find(({ id }) => id === first.id)?.name).toBe('Bente Krog');
    expect(await cardsOf('otherNurse')).not.toContain(first.id);
  });

  it('by two colleagues at the same moment makes one citizen', async () => {
    const cpr = nextCpr();
    const done = await Promise.all([enrol('nurse', cpr), enrol('otherNurse', cpr), enrol('supportWorker', cpr)]);
    expect(new Set(done.map(({ id }) => id)).size).toBe(2);
    const [{ count } = { count: 0 }] = await team.database.asOwner<{ count: number }>(
      'SELECT count(*)::int AS count FROM citizen WHERE id IN (SELECT citizen_id FROM citizen_alias WHERE id = ANY ($1))',
      [done.map(({ id }) => id)],
    );
    expect(count).toBe(1);
  });

  it('leaves the number sealed, and nowhere in the open', async () => {
    const cpr = nextCpr();
    const { id } = await enrol('nurse', cpr);
    const [row] = await team.database.asOwner<{ id: string; cpr_cipher: Buffer }>(
      'SELECT c.id, c.cpr_cipher FROM citizen c JOIN citizen_alias a ON a.citizen_id = c.id WHERE a.id = $1',
      [id],
    );
    expect(row && new CprVault(CPR_KEY, CPR_INDEX_KEY).open(row.cpr_cipher, row.id)).toBe(cpr.replace('-', ''));
    for (const table of ['citizen', 'element', 'element_version', 'team_event', 'audit_event', 'command_receipt'])
      for (const { text } of await team.database.asOwner<{ text: string }>(`SELECT t::text AS text FROM ${table} t`))
        expect(text.replace('-', '')).not.toContain(cpr.replace('-', ''));
  });

  it.each(['', '123', '320131-4000', '010131-40000', 'abcdef-4000', '0101314000 OR 1=1'])(
    'is refused with “%s” for a number, which is not repeated',
    async (cpr) => {
      const refusal = await refusalOf(enrol('nurse', cpr));
      expect(refusal.body()).toMatchObject({ error: 'invalid_input', fields: [{ path: 'cpr' }] });
      if (cpr) expect(JSON.stringify(refusal.body())).not.toContain(cpr);
    },
  );

  it('is refused with another sector’s colleague as contact, and to who may not name anybody', async () => {
    const refusal = await refusalOf(enrol('nurse', nextCpr(), { contacts: ['supportWorker'] }));
    expect(refusal.body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'contacts', problem: 'not_in_team' }],
    });
    expect((await refusalOf(enrol('regionOfficer', nextCpr()))).code).toBe('action_not_allowed');
  });
});

describe('the contact persons', () => {
  const setContacts = (citizen: CitizenId, contacts: StaffKey[], version: number | null = 1) =>
    team.does('nurse', 'citizen.contacts', { citizen, version, contacts: contacts.map((one) => team.member(one)) });

  it('who come get the card, and who go lose it', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse', 'otherNurse'] }));
    const id = citizen.id('region_psych');
    expect(await setContacts(id, ['nurse', 'psychiatrist'])).toMatchObject({ version: 2 });
    expect(await cardsOf('psychiatrist')).toContain(id);
    expect(await cardsOf('otherNurse')).not.toContain(id);
    expect((await team.card('nurse', citizen))?.contacts).toEqual([team.member('nurse'), team.member('psychiatrist')]);
    const event = (await team.events()).at(-1);
    expect(new Set(event?.members)).toEqual(new Set([team.member('otherNurse'), team.member('psychiatrist')]));
  });

  it('may take themselves off, and then the card is gone for them too', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    await setContacts(citizen.id('region_psych'), ['otherNurse']);
    expect(await team.card('nurse', citizen)).toBeUndefined();
    expect((await refusalOf(setContacts(citizen.id('region_psych'), ['nurse'], 2))).code).toBe('not_found');
  });

  it('keep the card while the citizen is on the board', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse', 'otherNurse'] })
        .onBoard(2),
    );
    await setContacts(citizen.id('region_psych'), ['nurse']);
    expect(await team.card('otherNurse', citizen)).toBeDefined();
  });

  it('that somebody else changed are not overwritten, and the refusal says who they are now', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    await setContacts(citizen.id('region_psych'), ['nurse', 'otherNurse']);
    const refusal = await refusalOf(setContacts(citizen.id('region_psych'), ['nurse']));
    expect(refusal.code).toBe('stale_version');
    expect(currentOf(refusal)).toMatchObject({
      version: 2,
      content: { members: [team.member('nurse'), team.member('otherNurse')] },
    });
    expect((await refusalOf(setContacts(citizen.id('region_psych'), ['nurse'], null))).code).toBe('stale_version');
  });

  it('are the own sector’s', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    expect((await refusalOf(setContacts(citizen.id('region_psych'), ['supportWorker']))).body()).toMatchObject({
      fields: [{ path: 'contacts', problem: 'not_in_team' }],
    });
  });

  it('of one sector are no business of the other’s, although both have the citizen', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .onBoard(1, { owner: 'muni_social' }),
    );
    const before = await team.card('supportWorker', citizen);
    await setContacts(citizen.id('region_psych'), ['otherNurse']);
    expect(await team.card('supportWorker', citizen)).toEqual(before);
  });

  it('are named by no sector that was only let in: enrolling would give it a second list, and nobody leaves the first', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2).consenting('PKG_BASE'));
    const id = citizen.id('muni_social');
    const refusal = await refusalOf(
      team.does('supportWorker', 'citizen.contacts', {
        citizen: id,
        version: null,
        contacts: [team.member('supportWorker')],
      }),
    );
    expect(refusal.body()).toMatchObject({
      error: 'action_not_allowed',
      fields: [{ path: 'contacts', problem: 'not_enrolled' }],
    });
    await enrol('supportWorker', formatCpr(citizen.cpr), { contacts: ['otherSupportWorker'] });
    await team.does('supportWorker', 'citizen.contacts', { citizen: id, version: 1, contacts: [] });
    expect(await relatedTo(citizen)).toEqual([]);
  });

  it('are named by nobody who may not see them: a home nurse without a course of treatment starts no second list', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('muni_social')
        .enrolledBy('muni_health', { contacts: ['muniNurse'] })
        .onBoard(2)
        .consenting('PKG_BASE', { askedBy: 'muni_social' }),
    );
    await team.database.asOwner(
      `UPDATE enrolment SET treatment_course = false WHERE citizen_id = $1 AND sector = 'muni_health'`,
      [citizen.key],
    );
    await team.decidesAnew([citizen.key]);
    expect((await team.card('muniNurse', citizen))?.contacts).toEqual([]);
    const refusal = await refusalOf(
      team.does('muniNurse', 'citizen.contacts', { citizen: citizen.id('muni_health'), version: null, contacts: [] }),
    );
    expect(refusal.body()).toMatchObject({
      error: 'action_not_allowed',
      fields: [{ path: 'contacts', problem: 'role' }],
    });
    expect(await relatedTo(citizen)).toEqual([team.member('muniNurse')]);
  });
});

/** Who has a contact person's relation now, past every wall. */
async function relatedTo({ key }: TestCitizen): Promise<string[]> {
  const rows = await team.database.asOwner<{ member_id: string }>(
    `SELECT member_id FROM relation WHERE citizen_id = $1 AND kind = 'contact_person' AND valid_to > $2`,
    [key, team.clock.now()],
  );
  return rows.map((row) => row.member_id);
}
