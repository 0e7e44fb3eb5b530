import { type CitizenDetail, type ContactHow, ElementId, type Me, MemberId } from '@samtavle/contracts';
import { createApiClient, createData, DataProvider } from '@samtavle/web-data-access';
import { answeringWith, manualClock } from '@samtavle/web-data-access/testing';
import { createI18n, SamtavleProvider, uiTexts } from '@samtavle/web-ui';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { visitTexts } from '../texts.js';
import { ContactForm } from './contact-form.js';

const member = (n: number) => MemberId.parse(`10000000-0000-4000-8000-00000000000${n}`);
const [anne, mette] = [member(1), member(2)];
const TODAY = '2026-11-26';
const acting: Me['acting'] = {
  memberId: anne,
  role: 'nurse_region',
  sector: 'region_psych',
  authority: 'Region',
  team: 'Team',
};
const me: Me = {
  personId: '20000000-0000-4000-8000-000000000001',
  name: 'Anne Holm',
  initials: 'AH',
  acting,
  capacities: [acting],
  rules: [],
  policyVersion: '1',
  signedInAt: '2026-11-26T06:00:00.000Z',
  expiresAt: '2026-11-26T16:00:00.000Z',
  idleMinutes: 20,
  demo: true,
};
const detail: CitizenDetail = {
  card: {
    id: '30000000-0000-4000-8000-000000000001' as CitizenDetail['card']['id'],
    name: 'Karen Ravnholt',
    stay: null,
    reasons: [],
    reasonHeld: false,
    action: null,
    actionHeld: false,
    lastContactOn: null,
    attempts: 0,
    visit: null,
    admission: null,
    contacts: [],
    marks: [],
  },
  asOf: '2026-11-26T07:15:00.000Z',
  seq: 1,
  elements: [],
  heldBack: [],
  consents: [],
  objections: [],
  representative: { state: 'none', kind: null, name: null, scope: null, version: null },
  writable: [],
  openedForMe: [],
  readWithoutConsent: [],
};

/** The form with a visit of today that these go to. */
async function aForm(who: readonly MemberId[]) {
  const data = createData({
    api: createApiClient(answeringWith(() => ({ body: me }))),
    clock: manualClock(),
    openSocket: () => ({ open: () => undefined, close: () => undefined, ask: () => Promise.reject(new Error('away')) }),
    chance: () => 0,
  });
  await act(async () => {
    await data.session.load();
  });
  const visit = { id: ElementId.parse('40000000-0000-4000-8000-000000000001'), version: 3, at: '11:00', who };
  await act(async () => {
    render(
      <SamtavleProvider i18n={createI18n([uiTexts, visitTexts], 'da')}>
        <DataProvider data={data}>
          <ContactForm detail={detail} today={TODAY} visit={visit} onSaved={() => undefined} />
        </DataProvider>
      </SamtavleProvider>,
    );
  });
  const says = () => screen.queryByRole<HTMLInputElement>('checkbox', { name: /^Besøget kl\. 11\.00/ });
  const pick = (how: string) => fireEvent.click(screen.getByRole('button', { name: how }));
  return { says, pick };
}

const HOW: Partial<Record<ContactHow, string>> = { home: 'Hjemme', phone: 'Telefon', video: 'Skærm' };

describe('a contact, and the visit of the day', () => {
  it('takes one’s own visit for made, and leaves it open when one rang instead', async () => {
    const { says, pick } = await aForm([anne]);
    expect(says()?.checked).toBe(true);
    pick(HOW.phone ?? '');
    expect(says()?.checked).toBe(false);
    pick(HOW.home ?? '');
    expect(says()?.checked).toBe(true);
  });

  it('offers a colleague’s visit to whoever went there, and does not take it for made', async () => {
    const { says } = await aForm([mette]);
    expect(says()?.checked).toBe(false);
  });

  it.each(['phone', 'video'] as const)(
    'offers nothing of a colleague’s visit by %s, also when it was ticked',
    async (how) => {
      const { says, pick } = await aForm([mette]);
      const box = says();
      if (box === null) throw new Error('it is offered to whoever went there');
      fireEvent.click(box);
      pick(HOW[how] ?? '');
      expect(says()).toBeNull();
    },
  );

  it('keeps to what was said, whichever way it was done afterwards', async () => {
    const { says, pick } = await aForm([anne]);
    pick(HOW.phone ?? '');
    const box = says();
    if (box === null) throw new Error('one’s own is offered by phone too');
    fireEvent.click(box);
    pick(HOW.home ?? '');
    expect(says()?.checked).toBe(true);
  });

  it('says of the visit what will come of it, ticked and not', async () => {
    const { says, pick } = await aForm([anne]);
    const said = () => document.getElementById(says()?.getAttribute('aria-describedby') ?? '')?.textContent?.trim();
    expect(said()).toBe('Det bliver meldt gennemført.');
    const tick = () => {
      const box = says();
      if (box === null) throw new Error('it is offered');
      fireEvent.click(box);
    };
    tick();
    expect(said()).toBe('Det bliver ikke meldt gennemført.');
    pick('Forsøg, ikke truffet');
    expect(said()).toBe('Det bliver ikke meldt forsøgt.');
    tick();
    expect(said()).toBe('Det bliver meldt forsøgt.');
  });
});
