import { CitizenId, type EmergencyRequestView, type EmergencyUseView } from '@samtavle/contracts';
import { act, fireEvent, screen } from '@testing-library/react';
import { me, onAScreen, refused, TODAY } from '../spec-parts/on-a-screen.js';
import { AskNowAnswer } from './ask-now-answer.js';
import { CitizenLetter } from './citizen-letter.js';
import { LookUpForm } from './look-up-form.js';
import { ReviewAccess } from './review-access.js';

const ID = '30000000-0000-4000-8000-000000000001';
const CITIZEN = CitizenId.parse('00000000-0000-4000-8000-000000000001');
const asker = {
  name: 'Sanne Prøve',
  role: 'support_worker_muni',
  sector: 'muni_social',
  authority: 'Prøve Kommune',
} as const;
const request = {
  id: ID as EmergencyRequestView['id'],
  mine: false,
  asker,
  to: 'region_psych',
  question: 'Er der fare?',
  citizenName: 'Bente Krog',
  askedAt: '2026-11-26T07:10:00.000Z',
  state: 'open',
  citizen: CITIZEN,
  categories: ['risk_self_harm', 'mental_state'],
  mayNot: null,
} satisfies EmergencyRequestView;
const use = {
  id: ID as EmergencyUseView['id'],
  version: 1,
  kind: 'push',
  gateway: 'EMERG_HEALTH_PUSH',
  basis: ['SUL43_2_2', 'SUL43_3'],
  by: { name: 'Paula Prøve', role: 'psychiatrist', sector: 'region_psych', authority: 'Region Prøve' },
  to: asker,
  reason: 'Fare for liv',
  categories: ['risk_self_harm'],
  fact: 'Gå to sammen',
  at: '2026-11-26T07:15:00.000Z',
  until: '2026-11-27T07:15:00.000Z',
  citizen: CITIZEN,
  name: 'Bente Krog',
  review: null,
  mayReview: true,
} satisfies EmergencyUseView;
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const answers = (view: EmergencyRequestView) =>
  onAScreen(<AskNowAnswer source={ID} today={TODAY} />, { [`/api/emergency/requests/${ID}`]: view });
const reviews = (view: EmergencyUseView) =>
  onAScreen(<ReviewAccess source={ID} today={TODAY} />, { [`/api/emergency/uses/${ID}`]: view });

describe('a question on the duty clinician’s screen', () => {
  it('says who asks what, and passes on one fact with its reason', async () => {
    const shown = await answers(request);
    expect(screen.getByText(/Sanne Prøve, .*Prøve Kommune, spørger om Bente Krog/)).toBeTruthy();
    expect(screen.getByText('»Er der fare?«')).toBeTruthy();
    type('Hvad er det for en oplysning?', 'risk_self_harm');
    type('Én oplysning, i én sætning', 'Gå to sammen');
    type('Hvorfor er det nødvendigt?', 'Fare for liv');
    await press('Giv oplysningen videre');
    expect(shown.commanded).toMatchObject([
      {
        name: 'emergency.push',
        input: { request: ID, category: 'risk_self_harm', text: 'Gå to sammen', reason: 'Fare for liv' },
      },
    ]);
  });

  it('says at its field why nothing was sent, and keeps what was typed', async () => {
    const shown = await answers(request);
    const field = { path: 'reason', problem: 'too_short', da: 'Skriv mindst 10 tegn.', en: 'At least 10.' };
    shown.answers = [refused('invalid_input', [field])];
    type('Hvad er det for en oplysning?', 'risk_self_harm');
    type('Én oplysning, i én sætning', 'Gå to sammen');
    type('Hvorfor er det nødvendigt?', 'nu');
    await press('Giv oplysningen videre');
    expect(screen.getByLabelText('Hvorfor er det nødvendigt?').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Skriv mindst 10 tegn.')).toBeTruthy();
    expect(screen.getByDisplayValue('Gå to sammen')).toBeTruthy();
  });

  it.each([
    ['not_known_here', 'Borgeren kendes ikke her.'],
    ['no_health_person', '§ 43 stk. 3'],
  ] as const)('with nothing to pass on (%s) can only be closed', async (mayNot, words) => {
    const shown = await answers({ ...request, categories: [], mayNot });
    expect(screen.getByText(new RegExp(words))).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Giv oplysningen videre' })).toBeNull();
    await press('Luk uden oplysning');
    expect(shown.commanded).toMatchObject([{ name: 'emergency.decline', input: { request: ID } }]);
  });

  it('reads to the asker as waiting, with nothing to press', async () => {
    await answers({ ...request, mine: true, categories: [] });
    expect(screen.getByText(/Ingen oplysning endnu\. Haster det, så ring\./)).toBeTruthy();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('that is gone says so, and can be tried again', async () => {
    await onAScreen(<AskNowAnswer source={ID} today={TODAY} />, {});
    expect(screen.getByText('Det kunne ikke hentes.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Prøv igen' })).toBeTruthy();
  });
});

describe('a review', () => {
  it('shows what was done under which law, and saves a verdict with its remark', async () => {
    const shown = await reviews(use);
    for (const words of ['»Gå to sammen«', 'Fare for liv', 'Risiko: selvskade/selvmord'])
      expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Gem gennemsynet' })).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByLabelText('Ja, det var i orden'));
    type('Bemærkning', 'Der var fare for liv');
    await press('Gem gennemsynet');
    expect(shown.commanded).toMatchObject([
      {
        name: 'emergency.review',
        input: { access: ID, version: 1, verdict: 'justified', note: 'Der var fare for liv' },
      },
    ]);
  });

  it('of what one did oneself is not offered', async () => {
    await reviews({ ...use, mayReview: false });
    expect(screen.getByText(/ingen gennemser det, de selv har gjort/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Gem gennemsynet' })).toBeNull();
  });
});

describe('the letter', () => {
  it('says what was passed on, why, to whom and how to complain, and names no colleague', async () => {
    await onAScreen(<CitizenLetter source={ID} />, { [`/api/emergency/uses/${ID}`]: use });
    const letter = screen.getByRole('region', { name: 'Brev til borgeren' }).textContent ?? '';
    for (const words of [
      'Kære Bente Krog',
      'Gå to sammen',
      'Fare for liv',
      'Prøve Kommune',
      'Styrelsen for Patientklager',
    ])
      expect(letter).toContain(words);
    expect(letter).not.toContain('Paula');
    expect(letter).not.toContain('Sanne');
  });
});

describe('a look-up', () => {
  it('asks to log in again, keeps what was typed, and goes on by itself', async () => {
    let opened: string | null = null;
    const shown = await onAScreen(
      <LookUpForm citizen={CITIZEN} onOpened={(id) => (opened = id)} onCancel={() => undefined} />,
      {
        '/api/demo/personas': {
          team: 'Team',
          authorities: [],
          personas: [
            {
              key: 'anne',
              name: me.name,
              initials: me.initials,
              group: 'region',
              role: 'nurse_region',
              sectors: [],
              da: '',
              en: '',
            },
          ],
        },
        '/api/session/confirm': me,
      },
    );
    shown.answers = [refused('fresh_login_needed'), { ok: true, value: { seq: null, version: null, id: CITIZEN } }];
    type('Hvorfor er det nødvendigt nu?', 'Fundet konfus på gaden');
    fireEvent.click(screen.getByLabelText('Medicin og depot'));
    await press('Åbn');
    expect(screen.getByDisplayValue('Fundet konfus på gaden')).toBeTruthy();
    await press('Log ind igen som Anne Prøve');
    expect(shown.asked.at(-1)).toEqual({ path: '/api/session/confirm', said: JSON.stringify({ persona: 'anne' }) });
    expect(shown.commanded.map(({ input }) => input)).toEqual([
      { citizen: CITIZEN, reason: 'Fundet konfus på gaden', categories: ['medication_depot'], hours: 4 },
      { citizen: CITIZEN, reason: 'Fundet konfus på gaden', categories: ['medication_depot'], hours: 4 },
    ]);
    expect(opened).toBe(CITIZEN);
  });
});
