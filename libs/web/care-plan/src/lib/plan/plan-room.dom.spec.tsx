import { fireEvent, screen, within } from '@testing-library/react';
import { act } from 'react';
import { anElement, aPlan, crisisPlan, KAREN, mette } from '../../spec-parts/a-plan.js';
import { crisis, field, goal, press, stale, type } from '../../spec-parts/on-the-plan.js';

describe('the plan’s page', () => {
  it('has the citizen’s words first, what serves them beneath, and last what was not asked for, with why', async () => {
    const wish = goal('Jeg vil blive boende');
    const effort = {
      kind: 'effort_goal',
      theme: 'housing',
      aim: 'maintain',
      state: 'active',
      dueOn: '2026-11-24',
    } as const;
    await aPlan([
      anElement({ ...effort, text: 'Blodprøver følges', goal: null, whyNot: 'Medicinen kræver det' }),
      anElement({ ...effort, text: 'Huslejen betales', goal: wish.id, whyNot: null }, { owner: 'muni_social' }),
      wish,
    ]);
    const text = screen.getByRole('region', { name: 'Det vil jeg' }).textContent ?? '';
    const order = ['Jeg vil blive boende', 'Karens egne ord', 'Huslejen betales', '2 d over', 'Ikke ønsket af Karen'];
    const at = [...order, 'Blodprøver følges', 'Medicinen kræver det'].map((said) => text.indexOf(said));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBeGreaterThanOrEqual(0);
  });

  it('shows a reservation at the top, and in words that the review is overdue', async () => {
    await aPlan([
      anElement({
        kind: 'plan_agreement',
        state: 'with_reservations',
        said: 'Ring ikke til min mor',
        discussedOn: '2026-11-12',
        withCitizen: true,
        nextReviewOn: '2026-11-20',
      }),
    ]);
    const head = screen.getByRole('heading', { name: 'Karens plan' }).closest('header');
    expect(head?.textContent).toMatch(/Enig med forbehold.*6 d over.*Karens forbehold: »Ring ikke til min mor«/);
  });

  it('is not drawn anew for a key, nor when a colleague comes or writes', async () => {
    const plan = await aPlan([crisisPlan()]);
    await press(/^Ret linjen/, crisis());
    const { drawn } = plan;
    await type('Det hjælper', 'En gåtur og musik');
    await plan.isOpenTo([mette], null);
    expect(document.body.textContent).toContain('Mette');
    await plan.isOpenTo([mette], mette);
    expect(document.body.textContent).toContain('Mette skriver');
    expect(field('Det hjælper').value).toBe('En gåtur og musik');
    expect(plan.drawn).toBe(drawn);
  });

  it('says of a legal measure how many days are left', async () => {
    const measure = { kind: 'legal_status', authority: 'Retten', from: '2026-11-01', note: '' } as const;
    await aPlan([
      anElement(
        { ...measure, measure: 'treatment_sentence', validTo: '2026-12-03' },
        { category: 'coercion_measures' },
      ),
      anElement({ ...measure, measure: 'detention', validTo: '2026-11-26' }, { category: 'coercion_measures' }),
    ]);
    const legal = screen.getByRole('region', { name: 'Retlig status' }).textContent;
    expect(legal).toMatch(/Tvangstilbageholdelse.*udløber i dag.*Behandlingsdom.*7 dage tilbage/);
  });
});

describe('a record that is revised', () => {
  it('sends only the fields that changed, from the version they began from', async () => {
    const plan = await aPlan([crisisPlan({}, { version: 3 })]);
    await press(/^Ret linjen/, crisis());
    await type('Det hjælper', 'En gåtur og musik');
    await press('Gem', crisis());
    expect(plan.sent).toMatchObject([
      {
        name: 'record.revise',
        input: { citizen: KAREN, version: 3, changes: { kind: 'crisis_plan', helps: 'En gåtur og musik' } },
      },
    ]);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('keeps what was typed when Escape closes it, and finds it again', async () => {
    await aPlan([crisisPlan()]);
    await press(/^Ret linjen/, crisis());
    await type('Ring til', 'Søster Lone');
    await act(async () => fireEvent.keyDown(field('Ring til'), { key: 'Escape' }));
    expect(screen.queryByRole('textbox')).toBeNull();
    const again = within(crisis()).getByRole('button', { name: /^Ret linjen/ });
    expect(again.textContent).toBe('Ret, kladde gemt');
    expect(document.activeElement).toBe(again);
    await press(/^Ret linjen/, crisis());
    expect(field('Ring til').value).toBe('Søster Lone');
  });

  it('puts both texts of the same field side by side, keeps the other fields, and saves what is chosen', async () => {
    const mine = crisisPlan();
    const plan = await aPlan([mine]);
    await press(/^Ret linjen/, crisis());
    await type('Det hjælper', 'Musik');
    await type('Ring til', 'Lone');
    const theirs = { ...crisisPlan({ helps: 'Et bad' }), id: mine.id, version: 2, updatedBy: mette.id };
    plan.answer = () => stale(theirs, 'helps');
    await press('Gem', crisis());
    const both = screen.getByRole('group', { name: 'To udgaver af samme tekst' });
    expect(both.textContent).toMatch(/Mette gemte, mens du skrev.*Musik.*Et bad/);
    expect(field('Ring til').value).toBe('Lone');
    plan.answer = () => ({ ok: true, value: { seq: null, version: 3, id: null } });
    await press('Behold min', both);
    expect(plan.sent.at(-1)).toMatchObject({
      input: { version: 2, changes: { kind: 'crisis_plan', helps: 'Musik', whoToCall: 'Lone' } },
    });
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('keeps a colleague’s text when that is chosen, and still saves the rest', async () => {
    const mine = crisisPlan();
    const plan = await aPlan([mine]);
    await press(/^Ret linjen/, crisis());
    await type('Det hjælper', 'Musik');
    await type('Ring til', 'Lone');
    plan.answer = () => stale({ ...crisisPlan({ helps: 'Et bad' }), id: mine.id, version: 2 }, 'helps');
    await press('Gem', crisis());
    plan.answer = () => ({ ok: true, value: { seq: null, version: 3, id: null } });
    await press(/^Behold (?!min)/, crisis());
    const sent = plan.sent.at(-1)?.input as { changes: object };
    expect(sent.changes).toEqual({ kind: 'crisis_plan', whoToCall: 'Lone' });
  });

  it('asks with both texts when a colleague began the same crisis plan at the same moment', async () => {
    const plan = await aPlan([]);
    await press('Skriv kriseplan', crisis());
    await type('Det hjælper', 'Musik');
    plan.answer = () => stale(crisisPlan({ helps: 'Et bad', earlySigns: 'Sover mindre' }));
    await press('Gem', crisis());
    expect(screen.getByRole('group', { name: 'To udgaver af samme tekst' }).textContent).toMatch(/Musik.*Et bad/);
    expect(field('Mine tidlige tegn').value).toBe('Sover mindre');
    plan.answer = () => ({ ok: true, value: { seq: null, version: 2, id: null } });
    await press('Behold min', crisis());
    expect(plan.sent.at(-1)).toMatchObject({
      name: 'record.revise',
      input: { version: 1, changes: { helps: 'Musik' } },
    });
  });

  it('says what is wrong beside its field, keeps the text, and writes nothing', async () => {
    const plan = await aPlan([]);
    await press(/^Skriv et mål/);
    await type(/^Målet/, ' ');
    await press('Gem');
    expect(plan.sent).toEqual([]);
    expect(field(/^Målet/).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Udfyld feltet.')).toBeTruthy();
    plan.answer = () => ({
      ok: false,
      error: {
        error: 'invalid_input',
        da: 'Se feltet.',
        en: 'See the field.',
        fields: [{ path: 'content.theme', problem: 'other', da: 'Ikke det tema.', en: 'Not that theme.' }],
      },
    });
    await type(/^Målet/, 'Have en kat');
    await press('Gem');
    expect(screen.getByText('Ikke det tema.')).toBeTruthy();
    expect(field(/^Målet/).value).toBe('Have en kat');
  });

  it('that ended while somebody wrote in it leaves the text where it can be read', async () => {
    const plan = await aPlan([crisisPlan()]);
    await press(/^Ret linjen/, crisis());
    await type('Ring til', 'Søster Lone');
    plan.elements = [];
    await plan.isTouched();
    const kept = screen.getByRole('region', { name: 'Tekst, du ikke fik gemt' });
    expect(within(kept).getByRole<HTMLTextAreaElement>('textbox').value).toBe('Søster Lone');
  });
});

describe('the history of a record', () => {
  const opened = async (more: object = {}) => {
    const now = crisisPlan({ helps: 'Et bad' }, { version: 2, ...more });
    const plan = await aPlan([now]);
    const entry = { element: now.id, owner: now.owner, category: now.category, changedBy: mette.id } as const;
    plan.history = [
      { ...entry, version: 2, content: now.content, changedAt: '2026-11-21T08:00:00.000Z', change: 'changed' },
      { ...entry, version: 1, content: crisisPlan().content, changedAt: '2026-11-20T08:00:00.000Z', change: 'created' },
    ];
    await press(/^Historik for/, crisis());
    await plan.settles();
    return { plan, dialog: screen.getByRole('dialog') };
  };

  it('says who changed what, and says an earlier version again as a new one', async () => {
    const { plan, dialog } = await opened();
    expect(dialog.textContent).toMatch(/Udgave 2.*Mette.*rettet.*Det hjælperEt bad.*Udgave 1.*Det hjælperEn gåtur/);
    await press(/^Gendan: Udgave 1/, dialog);
    expect(plan.sent.at(-1)).toMatchObject({ name: 'element.restore', input: { version: 2, restore: 1 } });
  });

  it('says what correcting does before it does it, and asks why', async () => {
    const { plan, dialog } = await opened();
    await press('Var forkert …', dialog);
    expect(dialog.textContent).toContain('Teksten tages af skærmen for alle, også i historikken.');
    await type('Hvorfor', 'Handlede om en anden');
    await press('Tag teksten af', dialog);
    expect(plan.sent.at(-1)).toMatchObject({
      name: 'element.correct',
      input: { version: 2, because: 'Handlede om en anden' },
    });
  });

  it('of somebody else’s record can be read and not changed', async () => {
    const { dialog } = await opened({ mayEdit: false });
    expect(within(dialog).queryByRole('button', { name: /Gendan|forkert|Gælder/ })).toBeNull();
  });
});

describe('looking at it together', () => {
  it('has goals to rate and to write in own words, and no sign of the board', async () => {
    const plan = await aPlan([goal('Spille musik igen', { rating: null })], { at: 'sammen' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Karens plan');
    await press('7', screen.getByRole('group', { name: 'Hvor langt er du, fra 0 til 10?' }));
    expect(plan.sent.at(-1)).toMatchObject({ name: 'record.revise', input: { changes: { kind: 'goal', rating: 7 } } });
    await press('Skriv et nyt mål');
    await type(/^Målet/, 'Have en kat');
    await press('Gem');
    expect(plan.sent.at(-1)).toMatchObject({
      name: 'record.write',
      input: {
        category: 'own_goals',
        content: { kind: 'goal', text: 'Have en kat', source: 'citizen', state: 'active' },
      },
    });
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(screen.queryByRole('button', { name: /Historik/ })).toBeNull();
    expect(document.body.textContent).not.toMatch(/Tavlen|Borgere|uden samtykke/);
  });
});

describe('a record of the own sector', () => {
  it('says that it stands in the authority’s record too, has been changed since, or has waited too long', async () => {
    const created = { createdAt: '2026-10-01T08:00:00.000Z' };
    const at = { at: '2026-10-05T08:00:00.000Z', by: mette.id };
    const wish = (text: string, more: object) => ({ ...goal(text), ...created, ...more });
    await aPlan(
      [
        wish('Jeg vil blive boende', { copied: { ...at, version: 1 } }),
        wish('Jeg vil male', { version: 2, copied: { ...at, version: 1 } }),
        wish('Jeg vil arbejde', { copied: null }),
        wish('Jeg vil have ro', {}),
      ],
      { detail: { copyWithinDays: 30 } },
    );
    const said = (text: string) => screen.getByText(`»${text}«`).closest('.record-said')?.textContent;
    expect(said('Jeg vil blive boende')).toMatch(/Kopieret 5\.10.* af Mette$/);
    expect(said('Jeg vil male')).toMatch(/af Mette, ændret siden$/);
    expect(screen.getByTitle('Ikke kopieret til journalen, 56 d').closest('.own-words')?.textContent).toContain(
      'Jeg vil arbejde',
    );
    expect(said('Jeg vil have ro')).not.toMatch(/opieret/);
    await press('Vis hvilke');
    expect(said('Jeg vil arbejde')).toContain('Ikke kopieret til journalen, 56 d');
    expect(said('Jeg vil have ro')).not.toMatch(/opieret/);
  });

  it('says it of an action too', async () => {
    const action = anElement(
      { kind: 'action', text: 'Ring til banken', responsible: mette.id, dueOn: null, doneAt: null },
      { createdAt: '2026-10-01T08:00:00.000Z', copied: { at: '2026-10-05T08:00:00.000Z', by: mette.id, version: 1 } },
    );
    await aPlan([action], { detail: { copyWithinDays: 30 } });
    expect(screen.getByText('Ring til banken').closest('li')?.textContent).toMatch(/Kopieret 5\.10.* af Mette/);
  });
});
