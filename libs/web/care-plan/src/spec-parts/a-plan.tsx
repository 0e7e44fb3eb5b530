import {
  type Ack,
  type BoardSnapshot,
  type Card,
  type CitizenDetail,
  CitizenId,
  type CommandDone,
  ElementId,
  type ElementView,
  type HistoryEntry,
  Me,
  type Member,
  MemberId,
  packCards,
} from '@samtavle/contracts';
import {
  createApiClient,
  createData,
  type Data,
  DataProvider,
  type OpenSocket,
  type SocketEvents,
} from '@samtavle/web-data-access';
import { answeringWith, manualClock } from '@samtavle/web-data-access/testing';
import { createI18n, SamtavleProvider, uiTexts } from '@samtavle/web-ui';
import { act, cleanup, render } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { PlanRoom } from '../lib/plan/plan-room.js';
import { planTexts } from '../lib/texts.js';
import { TogetherRoom } from '../lib/together/together-room.js';

export const KAREN = CitizenId.parse('00000000-0000-4000-8000-000000000001');
const person = (n: number) => MemberId.parse(`10000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
export const anne: Member = {
  id: person(2),
  name: 'Anne Holm',
  initials: 'AH',
  role: 'nurse_region',
  sector: 'region_psych',
  active: true,
};
export const mette: Member = { ...anne, id: person(1), name: 'Mette Lyng', initials: 'ML' };

let made = 0;
export function anElement(content: ElementView['content'], more: Partial<ElementView> = {}): ElementView {
  made += 1;
  return {
    id: ElementId.parse(`30000000-0000-4000-8000-${String(made).padStart(12, '0')}`),
    owner: 'region_psych',
    category: 'own_goals',
    version: 1,
    content,
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-20T08:00:00.000Z',
    updatedBy: anne.id,
    rule: 'R-OWN-REG',
    mayEdit: true,
    ...more,
  };
}

export const crisisPlan = (
  more: Partial<Extract<ElementView['content'], { kind: 'crisis_plan' }>> = {},
  about: Partial<ElementView> = {},
): ElementView =>
  anElement(
    {
      kind: 'crisis_plan',
      earlySigns: 'Sover mindre',
      helps: 'En gåtur',
      helpsNot: '',
      whoToCall: '',
      ifAdmitted: '',
      atHome: '',
      aboutCoercion: '',
      madeWith: 'citizen',
      reviewedOn: null,
      ...more,
    },
    { category: 'crisis_plan', ...about },
  );

const card: Card = {
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
  marks: ['region_psych'],
};

const acting = {
  memberId: anne.id,
  role: 'nurse_region',
  sector: 'region_psych',
  authority: 'Region Midtjylland',
  team: 'Team',
} as const;
const me = Me.parse({
  personId: '20000000-0000-4000-8000-000000000001',
  name: anne.name,
  initials: anne.initials,
  acting,
  capacities: [acting],
  rules: [['manage', 'all']],
  policyVersion: '1',
  signedInAt: '2026-11-26T07:00:00.000Z',
  expiresAt: '2026-11-26T19:00:00.000Z',
  idleMinutes: 15,
  demo: true,
});

const board: BoardSnapshot = {
  cursor: { seq: 1, viewKey: 'view' },
  asOf: '2026-11-26T07:15:00.000Z',
  today: '2026-11-26',
  team: { name: 'Team', lostContactDays: 14, contactLostDays: 28, longStayDays: 28 },
  members: [mette, anne],
  cards: packCards([card]),
};

export interface Sent {
  readonly name: string;
  readonly input: unknown;
}

export interface APlan {
  readonly data: Data;
  readonly sent: Sent[];
  answer: (sent: Sent) => Ack<CommandDone> | Promise<Ack<CommandDone>>;
  /** What the history says. */
  history: HistoryEntry[];
  /** What the next reading says. */
  elements: ElementView[];
  /** How often the whole page has been drawn. */
  drawn: number;
  settles(): Promise<void>;
  /** Colleagues have the plan open, and one of them is writing or not. */
  isOpenTo(members: readonly Member[], writing: Member | null): Promise<void>;
  /** The stream says that somebody changed something about the citizen. */
  isTouched(): Promise<void>;
}

/** The plan's page, or looking at it together, on a server that lives in the spec. */
export async function aPlan(
  elements: ElementView[],
  { at = 'plan', detail = {} }: { at?: 'plan' | 'sammen'; detail?: Partial<CitizenDetail> } = {},
): Promise<APlan> {
  const clock = manualClock();
  let events: SocketEvents | null = null;
  let seq = 1;
  const frame = (to: number, cards: readonly Card[] = []) => ({
    from: seq,
    to,
    asOf: board.asOf,
    cards: packCards(cards),
    gone: [],
    notes: [],
  });
  const openSocket: OpenSocket = (heard) => {
    events = heard;
    return {
      open: () => queueMicrotask(heard.opened),
      close: () => undefined,
      async ask(message, said) {
        if (message === 'command') {
          plan.sent.push(said as Sent);
          return (await plan.answer(said as Sent)) as never;
        }
        const value = message === 'resume' ? { kind: 'frame', frame: frame(seq), viewKey: 'view' } : {};
        return { ok: true, value } as never;
      },
    };
  };
  const shown = (): CitizenDetail => ({
    card,
    asOf: '2026-11-26T07:15:00.000Z',
    seq: 1,
    elements: plan.elements,
    heldBack: [],
    consents: [],
    objections: [],
    representative: { state: 'none', kind: null, name: null, scope: null, version: null },
    writable: ['own_goals', 'crisis_plan', 'housing', 'network_relatives', 'coercion_measures'],
    readWithoutConsent: [],
    openedForMe: [],
    ...detail,
  });
  const answers: Record<string, () => unknown> = {
    '/api/session': () => me,
    '/api/board': () => board,
    [`/api/citizens/${KAREN}`]: shown,
    [`/api/citizens/${KAREN}/history`]: () => ({
      id: KAREN,
      entries: plan.history,
      corrections: [],
      more: false,
      next: null,
    }),
    [`/api/citizens/${KAREN}/together`]: () => ({
      id: KAREN,
      name: card.name,
      asOf: board.asOf,
      today: board.today,
      unclear: false,
      mayWriteGoals: true,
      elements: plan.elements,
    }),
  };
  const fetchFrom = answeringWith((path) => {
    const [at = ''] = path.split('?');
    const body = answers[at]?.();
    return body === undefined ? { status: 503 } : { body };
  });
  const data = createData({ api: createApiClient(fetchFrom), clock, openSocket, chance: () => 0 });
  const plan: APlan = {
    data,
    sent: [],
    answer: () => ({ ok: true, value: { seq: null, version: 2, id: null } }),
    history: [],
    elements,
    drawn: 0,
    settles: () => act(() => clock.pass(200)),
    async isOpenTo(members, writing) {
      const ids = members.map(({ id }) => id);
      const card = { citizen: KAREN, members: ids, writing: writing === null ? [] : [writing.id] };
      await act(async () => events?.presence({ here: [anne.id, ...ids], open: [card] }));
    },
    async isTouched() {
      await act(async () => events?.frame(frame(seq + 1, [{ ...card, lastContactOn: `2026-11-0${seq}` }])));
      seq += 1;
      await plan.settles();
    },
  };
  // Drawn with the page and by nothing else.
  const WhoSeesWhat = () => {
    plan.drawn += 1;
    return null;
  };
  cleanup();
  render(
    <SamtavleProvider i18n={createI18n([uiTexts, planTexts], 'da')}>
      <DataProvider data={data}>
        <MemoryRouter initialEntries={[`/${at}?kort=${KAREN}`]}>
          {at === 'plan' ? <PlanRoom WhoSeesWhat={WhoSeesWhat} CopyOut={() => null} /> : <TogetherRoom />}
        </MemoryRouter>
      </DataProvider>
    </SamtavleProvider>,
  );
  await plan.settles();
  return plan;
}
