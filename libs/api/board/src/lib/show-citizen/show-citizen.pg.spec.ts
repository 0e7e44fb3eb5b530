import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { CitizenDetail, CitizenHistory, CitizenId } from '@samtavle/contracts';
import { formatCpr, pairOf } from '@samtavle/domain';
import { aBoardTeam } from '../../testing/a-board-team.js';
import { ShowCitizen } from './show-citizen.js';
import { ShowHistory } from './show-history.js';

let team: TestTeam;
const UNKNOWN = CitizenId.parse('11111111-1111-4111-8111-111111111111');

beforeAll(async () => {
  team = await aBoardTeam();
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const opens = async (key: StaffKey, id: CitizenId) =>
  CitizenDetail.parse(await team.get(ShowCitizen).detail(await team.viewer(key), NO_TRACE, id));
const historyOf = async (key: StaffKey, id: CitizenId) =>
  CitizenHistory.parse(await team.get(ShowHistory).history(await team.viewer(key), NO_TRACE, id));
const reveals = async (key: StaffKey, id: CitizenId) =>
  team.get(ShowCitizen).revealCpr(await team.viewer(key), NO_TRACE, id);
const said = (detail: CitizenDetail) =>
  detail.elements.map(({ owner, category, content }) => `${owner} ${category} ${content.kind}`).sort();

const shared = (more: (citizen: ReturnType<typeof aCitizen>) => ReturnType<typeof aCitizen> = (one) => one) =>
  team.meets(
    more(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2, { reasons: ['symptoms_worse'], action: 'Øg medicinen.' })
        .saying('region_psych', 'mental_state', 'Sover dårligt.')
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .saying('muni_social', 'economy_benefits', 'Gæld.')
        .consenting('PKG_BASE'),
    ),
  );

describe('a card that is opened', () => {
  it('shows what the viewer may see, with the rule that opens it, and keeps its contract', async () => {
    const citizen = await shared();
    const detail = await opens('supportWorker', citizen.id('muni_social'));
    expect(said(detail)).toEqual(
      [
        'muni_social economy_benefits note',
        'muni_social identification identity',
        'muni_social team_membership contacts',
        'region_psych board_status stay',
        'region_psych identification identity',
        'region_psych team_membership contacts',
      ].filter((line) => !line.includes('economy')),
    );
    for (const element of detail.elements) expect(element.rule).toMatch(/^R-/);
    expect(JSON.stringify(detail)).not.toMatch(/Sover dårligt|Øg medicinen/);
  });

  it('says who may change what', async () => {
    const citizen = await shared();
    const detail = await opens('supportWorker', citizen.id('muni_social'));
    for (const { owner, mayEdit } of detail.elements) expect(mayEdit).toBe(owner === 'muni_social');
    expect(detail.writable).toContain('housing');
    expect(detail.writable).not.toContain('coercion_measures');
    expect((await opens('secretary', citizen.id('region_psych'))).writable).not.toContain('mental_state');
  });

  it('says why something is held back, and what would open it, the same whether or not there is anything', async () => {
    const withNote = await shared();
    const without = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE'),
    );
    const one = await opens('supportWorker', withNote.id('muni_social'));
    const other = await opens('supportWorker', without.id('muni_social'));
    expect(one.heldBack).toEqual(other.heldBack);
    expect(one.heldBack).toContainEqual(
      expect.objectContaining({
        owner: 'region_psych',
        road: 'consent',
        package: 'PKG_DAILY',
        consentState: 'not_asked',
        categories: expect.arrayContaining(['mental_state']),
      }),
    );
    expect(one.card.actionHeld).toBe(true);
    expect(other.card.actionHeld).toBe(true);
  });

  it('has no note on what is too sensitive to speak of', async () => {
    const notes = (await opens('supportWorker', (await shared()).id('muni_social'))).heldBack.flatMap(
      ({ categories }) => categories,
    );
    for (const silent of [
      'risk_self_harm',
      'risk_violence',
      'psychotherapy_notes',
      'protected_address',
      'private_notes',
      'coercion_measures',
      'criminal_forensic',
    ])
      expect(notes).not.toContain(silent);
  });

  it('never says that a no is the cause, to the side that did not hear it', async () => {
    const refusedHere = await shared((citizen) =>
      citizen.consenting('PKG_DAILY', { state: 'refused', givenOn: null, expiresOn: null }),
    );
    const neverAsked = await shared();
    const hears = async (key: StaffKey, citizen: TestCitizen) => {
      const { heldBack, consents } = await opens(key, citizen.id(key === 'nurse' ? 'region_psych' : 'muni_social'));
      return { heldBack, consents };
    };
    expect(await hears('supportWorker', refusedHere)).toEqual(await hears('supportWorker', neverAsked));
    const nurse = (await hears('nurse', refusedHere)).consents.find((one) => one.package === 'PKG_DAILY');
    expect(nurse?.state).toBe('refused');
  });

  it('says nothing to the other side of a question, or a no, that came after a consent had run out', async () => {
    const ended = { givenOn: '2025-11-20', expiresOn: '2026-11-20' } as const;
    const hears = async (citizen: TestCitizen) => {
      const { heldBack, consents } = await opens('supportWorker', citizen.id('muni_social'));
      return { heldBack, consents };
    };
    const quiet = await hears(await shared((one) => one.consenting('PKG_DAILY', { ...ended, state: 'expired' })));
    for (const state of ['asked', 'refused'] as const)
      expect(await hears(await shared((one) => one.consenting('PKG_DAILY', { ...ended, state })))).toEqual(quiet);
  });

  it('shows of a citizen known apart nothing of the other side, not even a held-back note', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(3)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_MEDICAL', { state: 'asked', givenOn: null, expiresOn: null }),
    );
    const alone = await team.meets(aCitizen().enrolledBy('muni_social', { contacts: ['supportWorker'] }));
    const apart = await opens('supportWorker', citizen.id('muni_social'));
    const single = await opens('supportWorker', alone.id('muni_social'));
    expect(apart.heldBack).toEqual(single.heldBack);
    expect(apart.consents).toEqual(single.consents);
    expect(said(apart)).toEqual(said(single));
    expect({ ...apart.card, id: 0 }).toEqual({ ...single.card, id: 0 });
  });

  it('is recorded with what was shown and by which rules', async () => {
    const citizen = await shared();
    await opens('supportWorker', citizen.id('muni_social'));
    const record = (await team.audit('citizen.shown')).at(-1);
    expect(record).toMatchObject({ outcome: 'ok', actor_name: 'Sanne Prøve', citizens: 1 });
    expect(new Set(record?.controllers)).toEqual(new Set(['municipality', 'region']));
    // The own data by the own rule, the other side's by the one about the consent.
    expect(record?.rules_of_municipality).toContain('R-OWN-SOC');
    expect(record?.rules_of_municipality).not.toContain('R-OWN-REG');
    expect(record?.rules_of_region.length).toBeGreaterThan(0);
    expect(record?.rules_of_region).not.toContain('R-OWN-SOC');
  });

  it('is recorded with the consents it shows, by the side that holds each', async () => {
    const records = async (key: StaffKey, citizen: TestCitizen) => {
      await opens(key, citizen.id(key === 'nurse' ? 'region_psych' : 'muni_social'));
      const shown = (await team.audit('citizen.shown')).at(-1)?.shown ?? [];
      return shown
        .map((slot) => pairOf(slot))
        .flatMap(({ owner, category }) => (category === 'consent_records' ? owner : []));
    };
    const regions = await shared();
    expect(await records('supportWorker', regions)).toEqual(['region_psych']);
    expect(await records('nurse', regions)).toEqual(['region_psych']);
    const both = await shared((one) => one.consenting('PKG_SOCIAL', { askedBy: 'muni_social' }));
    expect(await records('supportWorker', both)).toEqual(['region_psych', 'muni_social']);
    const asked = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE', { askedBy: 'muni_social', state: 'asked', givenOn: null, expiresOn: null }),
    );
    expect(await records('supportWorker', asked)).toEqual(['muni_social']);
    expect(await records('nurse', asked)).toEqual([]);
  });

  it('that is not there, not ours, or known under another id, is answered in the same words, and the try is recorded', async () => {
    const hidden = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(3));
    const bodies: unknown[] = [];
    for (const id of [UNKNOWN, hidden.id('muni_social'), hidden.id('region_psych'), hidden.id('muni_health')])
      for (const look of [opens, historyOf, reveals]) bodies.push((await refusalOf(look('supportWorker', id))).body());
    for (const body of bodies) expect(body).toEqual(bodies[0]);
    const tries = (await team.audit('access.refused')).slice(-12);
    expect(tries).toHaveLength(12);
    for (const one of tries) expect(one).toMatchObject({ outcome: 'denied', citizens: 0, actor_name: 'Sanne Prøve' });
  });

  it('is not shown when the look cannot be recorded', async () => {
    const citizen = await shared();
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    try {
      for (const look of [opens, historyOf, reveals])
        await expect(look('nurse', citizen.id('region_psych'))).rejects.toThrow();
    } finally {
      await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    }
  });
});

describe('a reason of one’s own on the other side’s stay', () => {
  it('is gone with the stay: left behind, it would tell of it', async () => {
    const citizen = await shared();
    const id = citizen.id('muni_social');
    const reasons = async () =>
      [
        ...(await opens('supportWorker', id)).elements.map(({ content }) => content.kind),
        ...(await historyOf('supportWorker', id)).entries.map(({ content }) => content.kind),
      ].filter((kind) => kind === 'reason').length;
    await team.does('supportWorker', 'board.edit', {
      citizen: id,
      owner: 'region_psych',
      version: 1,
      reasons: ['eviction_threat'],
    });
    expect(await reasons()).toBe(2);
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [citizen.key]);
    await team.decidesAnew([citizen.key]);
    expect(await reasons()).toBe(0);
    expect((await opens('supportWorker', id)).card).toMatchObject({ stay: null, reasons: [], reasonHeld: false });
  });

  it('takes along what would have ended it', async () => {
    const citizen = await shared();
    const id = citizen.id('muni_social');
    const ends = async () =>
      [
        ...(await opens('supportWorker', id)).elements.map(({ content }) => content.kind),
        ...(await historyOf('supportWorker', id)).entries.map(({ content }) => content.kind),
      ].filter((kind) => kind === 'exit_criterion').length;
    const line = { kind: 'exit_criterion', category: 'social_support', text: 'Når han selv åbner døren.' } as const;
    await team.does('supportWorker', 'element.write', { citizen: id, ...line });
    expect(await ends()).toBe(2);
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [citizen.key]);
    await team.decidesAnew([citizen.key]);
    expect(await ends()).toBe(0);
  });
});

describe('the history of a card', () => {
  it('opens and closes with the decision, like everything else', async () => {
    const citizen = await shared((one) => one.consenting('PKG_DAILY'));
    const categories = async () =>
      (await historyOf('supportWorker', citizen.id('muni_social'))).entries.map(
        ({ owner, category }) => `${owner} ${category}`,
      );
    expect(await categories()).toContain('region_psych mental_state');
    await team.database.asOwner(
      `UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1 AND package = 'PKG_DAILY'`,
      [citizen.key],
    );
    await team.decidesAnew([citizen.key]);
    expect(await categories()).not.toContain('region_psych mental_state');
    expect(await categories()).toContain('region_psych board_status');
  });

  it('tells what something said before, who changed it, and that it ended', async () => {
    const citizen = await shared();
    const id = citizen.id('region_psych');
    await team.does('nurse', 'board.move', { citizen: id, owner: 'region_psych', level: 3, version: 1 });
    await team.does('nurse', 'board.take-off', {
      citizen: id,
      owner: 'region_psych',
      version: 2,
      because: 'stable',
      handOverActions: true,
    });
    const stays = (await historyOf('nurse', id)).entries.filter(({ content }) => content.kind === 'stay');
    expect(stays.map(({ version, change, changedBy }) => [version, change, changedBy])).toEqual([
      [3, 'ended', team.member('nurse')],
      [2, 'changed', team.member('nurse')],
      [1, 'created', null],
    ]);
  });

  it('keeps hospital stays that are over for the region', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'], selService: true })
        .inHospital('2026-11-20'),
    );
    const admissions = async (key: StaffKey) =>
      (await historyOf(key, citizen.id(key === 'nurse' ? 'region_psych' : 'muni_social'))).entries.filter(
        ({ content }) => content.kind === 'admission',
      ).length;
    expect([await admissions('nurse'), await admissions('supportWorker')]).toEqual([1, 1]);
    await team.database.asOwner(`UPDATE element SET ended_at = $2 WHERE citizen_id = $1 AND kind = 'admission'`, [
      citizen.key,
      team.clock.now(),
    ]);
    expect([await admissions('nurse'), await admissions('supportWorker')]).toEqual([1, 0]);
  });
});

describe('the civil registration number', () => {
  it('is shown whole when asked for, with a record of its own, and nowhere else', async () => {
    const citizen = await shared();
    const detail = await opens('nurse', citizen.id('region_psych'));
    expect(JSON.stringify(detail)).not.toContain(citizen.cpr);
    const before = (await team.audit('citizen.cpr')).length;
    expect(await reveals('nurse', citizen.id('region_psych'))).toEqual({ cpr: formatCpr(citizen.cpr) });
    expect((await team.audit('citizen.cpr')).slice(before)).toMatchObject([
      { outcome: 'ok', actor_name: 'Nanna Prøve', citizens: 1 },
    ]);
    expect(JSON.stringify(await team.audit())).not.toContain(citizen.cpr);
  });

  it('does not open when its ciphertext was swapped with another citizen’s', async () => {
    const [one, other] = [await shared(), await shared()];
    await team.database.asOwner(
      'UPDATE citizen SET cpr_cipher = (SELECT cpr_cipher FROM citizen WHERE id = $2) WHERE id = $1',
      [one.key, other.key],
    );
    await expect(reveals('nurse', one.id('region_psych'))).rejects.toThrow();
  });
});

describe('a consent that has run out', () => {
  it('is told as ended, not as given', async () => {
    const citizen = await shared((one) =>
      one.consenting('PKG_DAILY', { givenOn: '2025-11-20', expiresOn: '2026-11-20' }),
    );
    const daily = async (key: StaffKey) =>
      (await opens(key, citizen.id(key === 'nurse' ? 'region_psych' : 'muni_social'))).consents.find(
        (one) => one.package === 'PKG_DAILY',
      );
    expect(await daily('nurse')).toMatchObject({ state: 'expired', expiresOn: null });
    expect(await daily('supportWorker')).toMatchObject({ state: 'ended', expiresOn: null });
  });
});
