import {
  type CitizenDetail,
  CitizenId,
  ElementId,
  type ElementView,
  Me,
  type Meeting,
  MeetingId,
  MemberId,
} from '@samtavle/contracts';
import { createApiClient, createData, DataProvider, type OpenSocket } from '@samtavle/web-data-access';
import { answeringWith, manualClock } from '@samtavle/web-data-access/testing';
import { createI18n, SamtavleProvider, uiTexts } from '@samtavle/web-ui';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { AgreementForm } from './agreement-form.js';
import { meetingTexts } from './texts.js';

const anne = MemberId.parse('10000000-0000-4000-8000-000000000001');
const KAREN = CitizenId.parse('30000000-0000-4000-8000-000000000001');
const acting = {
  memberId: anne,
  role: 'nurse_region',
  sector: 'region_psych',
  authority: 'Region',
  team: 'Team',
} as const;
const me = Me.parse({
  personId: '20000000-0000-4000-8000-000000000001',
  name: 'Anne Holm',
  initials: 'AH',
  acting,
  capacities: [acting],
  rules: [['manage', 'all']],
  policyVersion: '1',
  signedInAt: '2026-11-26T06:00:00.000Z',
  expiresAt: '2026-11-26T16:00:00.000Z',
  idleMinutes: 20,
  demo: true,
});
const at = '2026-11-26T07:15:00.000Z';
const board = {
  cursor: { seq: 1, viewKey: 'view' },
  asOf: at,
  today: '2026-11-26',
  team: { name: 'Team', lostContactDays: 14, contactLostDays: 28, longStayDays: 28 },
  members: [
    { id: anne, name: 'Anne Holm', initials: 'AH', role: 'nurse_region', sector: 'region_psych', active: true },
  ],
  cards: { names: [], cards: [] },
};
const element = (n: number, content: ElementView['content']): ElementView => ({
  id: ElementId.parse(`40000000-0000-4000-8000-00000000000${n}`),
  owner: 'region_psych',
  category: 'own_goals',
  version: 1,
  content,
  createdAt: at,
  updatedAt: at,
  updatedBy: anne,
  rule: 'R-OWN-REG',
  mayEdit: true,
});
const wish = element(1, { kind: 'goal', text: 'Jeg vil sove', saidTo: null, saidOn: '2026-11-12' });
const step = element(2, { kind: 'sub_goal', text: 'Fast sengetid', of: wish.id, dueOn: null, state: 'active' });

const detailOf = (elements: ElementView[]): CitizenDetail => ({
  card: {
    id: KAREN,
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
  asOf: at,
  seq: 1,
  elements,
  heldBack: [],
  consents: [],
  objections: [],
  representative: { state: 'none', kind: null, name: null, scope: null, version: null },
  writable: ['mental_state'],
  openedForMe: [],
  readWithoutConsent: [],
});
const meeting: Meeting = {
  id: MeetingId.parse('50000000-0000-4000-8000-000000000001'),
  tag: 'm',
  asOf: at,
  chair: anne,
  openedBy: anne,
  openedAt: at,
  participants: [{ member: anne, out: false }],
  current: null,
  items: [],
  hiddenBy: [],
  leftBehind: [],
};

/** The form of whoever sits in the meeting; what it sent. */
async function aForm(elements: ElementView[]) {
  const sent: unknown[] = [];
  const openSocket: OpenSocket = (heard) => ({
    open: () => queueMicrotask(heard.opened),
    close: () => undefined,
    async ask(message, said) {
      if (message === 'command') sent.push(said);
      const value = message === 'resume' ? { kind: 'again' } : { seq: null, version: 1, id: null };
      return { ok: true, value } as never;
    },
  });
  const answers: Record<string, unknown> = { '/api/session': me, '/api/board': board };
  const fetchFrom = answeringWith((path) => ({ body: answers[path] }));
  const clock = manualClock();
  const data = createData({ api: createApiClient(fetchFrom), clock, openSocket, chance: () => 0 });
  render(
    <SamtavleProvider i18n={createI18n([uiTexts, meetingTexts], 'da')}>
      <DataProvider data={data}>
        <AgreementForm detail={detailOf(elements)} meeting={meeting} />
      </DataProvider>
    </SamtavleProvider>,
  );
  await act(async () => data.session.load());
  await act(() => clock.pass(200));
  return { sent };
}
const write = async (text: string) => {
  await act(async () =>
    fireEvent.change(screen.getByRole('textbox', { name: 'Skriv en linje' }), { target: { value: text } }),
  );
  await act(async () => fireEvent.click(screen.getByRole('button', { name: /^Gem/ })));
};
const goals = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Hører til målet' });

describe('an agreement of the meeting', () => {
  it('can be a part of a goal that the writer sees, and of no other', async () => {
    const { sent } = await aForm([wish, step]);
    expect([...goals().options].map(({ text }) => text)).toEqual(['Intet mål', '»Jeg vil sove«', '– Fast sengetid']);
    await act(async () => fireEvent.change(goals(), { target: { value: step.id } }));
    await write('Aftale om aftenen');
    expect(sent).toMatchObject([{ name: 'element.write', input: { kind: 'action', goalId: step.id } }]);
    // The next one is another agreement.
    expect(goals().value).toBe('');
  });

  it('names no goal when none was chosen', async () => {
    const { sent } = await aForm([wish]);
    await write('Ring til lægen');
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(sent)).not.toContain('goalId');
  });

  it('asks for no goal where the writer sees none', async () => {
    await aForm([]);
    expect(screen.queryByRole('combobox', { name: 'Hører til målet' })).toBeNull();
  });
});
