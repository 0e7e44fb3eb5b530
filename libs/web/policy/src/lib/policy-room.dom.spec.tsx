import { jest } from '@jest/globals';
import { type PolicyDraftView, type PolicyView } from '@samtavle/contracts';
import { createData, DataProvider, errorBody } from '@samtavle/web-data-access';
import { fetchChoices, renderInSamtavle } from '@samtavle/web-ui/testing';
import { fireEvent, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { PolicyRoom } from './policy-room.js';

const AT = '2026-11-26T07:14:00.000Z';
const view: PolicyView = {
  version: '0.2',
  since: AT,
  asOf: AT,
  rules: [
    {
      id: 'R-REG-SOC-BASE',
      title: 'Region to social: base team package',
      effect: 'consent_required',
      consent_form: 'written',
      category: ['identification', 'team_membership'],
      from: ['region_psych'],
      to: ['muni_social'],
      purposes: ['social_casework'],
      basis: ['SUL43_1'],
      requires: ['consent_active_scope_match', 'consent_not_expired'],
      duties: ['log_view'],
      gateways: ['PSYL13C'],
      expiry: { type: 'consent', max_days: 365 },
      channel: 'board',
      conservative: false,
      certainty: 'medium',
      dpo_note: 'Ask the lawyers.',
    },
  ],
  gateways: [],
  sources: [
    {
      id: 'SUL43_1',
      law: 'Health Act',
      section: '§ 43',
      note: 'Consent.',
      url: 'https://example.org/43',
      verification: 'read',
      version: '',
    },
  ],
  purposes: [{ id: 'social_casework', text: 'Social sagsbehandling' }],
  requirements: [{ id: 'consent_not_expired', text: '' }],
  duties: [{ id: 'log_view', text: '' }],
  citizenText: {
    da: [{ from: 'region_psych', to: 'muni_social', title: 'Fra A til B', sentences: ['Kun hvis du siger ja.'] }],
    en: [],
  },
};
const draft: PolicyDraftView = {
  id: '00000000-0000-4000-8000-000000000001',
  base: '0.2',
  startsFrom: 'base',
  version: 1,
  state: 'open',
  changes: [{ kind: 'rule', id: 'R-REG-SOC-BASE', reason: 'Afklaret', set: { effect: 'never' } }],
  drafter: { name: 'Erik Munk', authority: 'Region' },
  mine: true,
  draftedAt: AT,
  decided: null,
  notMine: 'own',
};
const acting = {
  memberId: '00000000-0000-4000-8000-000000000009',
  role: 'data_protection_officer',
  sector: 'audit',
  authority: 'Region',
  team: null,
};
const officer = {
  personId: '00000000-0000-4000-8000-000000000008',
  name: 'Erik Munk',
  initials: 'EM',
  acting,
  capacities: [acting],
  rules: [['read,draft,approve', 'SharingPolicy']],
  policyVersion: '0.2',
  signedInAt: AT,
  expiresAt: AT,
  idleMinutes: 15,
  demo: true,
};

interface Sent {
  readonly path: string;
  readonly body: unknown;
}

/** Answers by path, and keeps what was sent. */
function serverAnswers(answers: Readonly<Record<string, { status?: number; body: unknown }>>): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = jest.fn((path: unknown, init?: RequestInit) => {
    sent.push({ path: String(path), body: init?.body === undefined ? null : JSON.parse(String(init.body)) });
    const { status = 200, body } = answers[String(path)] ?? { status: 404, body: errorBody('not_found') };
    return Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response);
  });
  return sent;
}

const reading = (drafts: readonly PolicyDraftView[] = []) => ({
  '/api/session': { body: officer },
  '/api/policy': { body: view },
  '/api/policy/drafts': { body: { inForce: '0.2', drafts, versions: [], asOf: AT } },
});

function enters(at = '/regler'): void {
  const data = createData({
    openSocket: () => ({ open: () => undefined, close: () => undefined, ask: () => Promise.resolve(null) }),
  });
  renderInSamtavle(
    <MemoryRouter initialEntries={[at]}>
      <DataProvider data={data}>
        <PolicyRoom />
      </DataProvider>
    </MemoryRouter>,
  );
}

beforeAll(() => fetchChoices());

describe('the room of the rules', () => {
  it('lists each rule with its flow, effect and certainty, and opens its page with basis and address', async () => {
    serverAnswers(reading());
    enters();
    const line = (await screen.findByRole('button', { name: 'R-REG-SOC-BASE' })).closest('tr');
    expect(line?.textContent).toContain('Region → Kommune');
    expect(line?.textContent).toContain('Kun med samtykke');
    expect(line?.textContent).toContain('Nogenlunde sikker');
    fireEvent.click(screen.getByRole('button', { name: 'R-REG-SOC-BASE' }));
    const page = screen.getByRole('region', { name: 'R-REG-SOC-BASE' });
    expect(within(page).getByRole('link', { name: 'Sundhedsloven § 43 stk. 1' }).getAttribute('href')).toBe(
      'https://example.org/43',
    );
    expect(page.textContent).toContain('Ask the lawyers.');
    expect(page.textContent).toContain('Når samtykket udløber, 365 dage');
  });

  it('says what is wrong at the field, keeps what was typed, and sends only what differs', async () => {
    const sent = serverAnswers({
      ...reading(),
      '/api/commands/policy.draft': {
        status: 422,
        body: errorBody('policy_faulty', {
          fields: [
            {
              path: 'changes.0.consent_form',
              problem: 'consent-without-form',
              da: 'Siger ikke hvordan.',
              en: 'Does not say.',
            },
          ],
        }),
      },
    });
    enters('/regler?fane=regler&regel=R-REG-SOC-BASE');
    fireEvent.click(await screen.findByRole('button', { name: 'Ændr i en kladde' }));
    fireEvent.change(screen.getByLabelText('Samtykkets form'), { target: { value: 'none' } });
    fireEvent.click(screen.getByRole('button', { name: 'Gem i kladden' }));
    expect(await screen.findByText('Skriv, hvorfor reglen ændres.')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'Hvorfor' }), { target: { value: 'Afklaret' } });
    fireEvent.click(screen.getByRole('button', { name: 'Gem i kladden' }));
    expect(await screen.findByText('Siger ikke hvordan.')).toBeTruthy();
    expect(screen.getByLabelText('Samtykkets form').getAttribute('aria-invalid')).toBe('true');
    expect(sent.find(({ path }) => path.endsWith('policy.draft'))?.body).toMatchObject({
      input: {
        base: '0.2',
        changes: [{ kind: 'rule', id: 'R-REG-SOC-BASE', reason: 'Afklaret', set: { consent_form: null } }],
      },
    });
  });

  it('does not let the drafter approve, and says why', async () => {
    serverAnswers(reading([draft]));
    enters('/regler?fane=kladder');
    const approve = await screen.findByRole('button', { name: /^Godkend/ });
    expect(approve.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(approve);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(
      screen.getByText(/^Du har selv skrevet kladden\. En rådgiver hos den anden/, { selector: 'p' }),
    ).toBeTruthy();
  });

  it('says so when no draft waits, and when the rules cannot be had', async () => {
    serverAnswers(reading());
    enters('/regler?fane=kladder');
    expect(await screen.findByText('Ingen kladder venter.')).toBeTruthy();
  });

  it('offers another try when the rules cannot be had', async () => {
    serverAnswers({
      '/api/session': { body: officer },
      '/api/policy': { status: 503, body: errorBody('unavailable') },
      '/api/policy/drafts': { status: 503, body: errorBody('unavailable') },
    });
    enters();
    expect((await screen.findByRole('alert')).textContent).toContain('Reglerne kunne ikke hentes.');
    serverAnswers(reading());
    fireEvent.click(screen.getByRole('button', { name: 'Prøv igen' }));
    expect(await screen.findByRole('button', { name: 'R-REG-SOC-BASE' })).toBeTruthy();
  });

  it('tells what citizens are told', async () => {
    serverAnswers(reading());
    enters('/regler?fane=borger');
    expect(await screen.findByText('Kun hvis du siger ja.')).toBeTruthy();
  });
});
