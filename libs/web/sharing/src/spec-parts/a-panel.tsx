import {
  type Ack,
  type Card,
  CitizenId,
  type CitizenDetail,
  type CommandDone,
  ElementId,
  type ElementView,
  Me,
  MemberId,
  SharingOverview,
} from '@samtavle/contracts';
import { createApiClient, createData, DataProvider, type OpenSocket } from '@samtavle/web-data-access';
import { createI18n, SamtavleProvider, uiTexts } from '@samtavle/web-ui';
import { act, cleanup, render } from '@testing-library/react';
import { SharingPanel } from '../lib/sharing-panel.js';
import { sharingTexts } from '../lib/texts.js';
import { answeringWith, manualClock } from '@samtavle/web-data-access/testing';

export const TODAY = '2026-11-26';
const RIKKE = CitizenId.parse('00000000-0000-4000-8000-000000000001');
const ANNE = MemberId.parse('10000000-0000-4000-8000-000000000002');
export const PLAN_ID = ElementId.parse('30000000-0000-4000-8000-000000000001');

const SUL44 = {
  id: 'SUL44',
  law: 'Sundhedsloven (Health Act)',
  section: '§ 44',
  url: 'https://danskelove.dk/sundhedsloven/44',
};

export function anOverview(more: Partial<SharingOverview> = {}): SharingOverview {
  return SharingOverview.parse({
    id: RIKKE,
    asOf: '2026-11-26T07:15:00.000Z',
    today: TODAY,
    own: 'region_psych',
    cells: [
      {
        owner: 'region_psych',
        category: 'board_status',
        to: 'muni_social',
        rule: 'R-REG-SOC-BASE',
        via: 'rule',
        basis: [SUL44],
        ifOnly: [],
        lastDay: '2027-03-11',
        consent: 'PKG_BASE',
        plan: null,
      },
      {
        owner: 'region_psych',
        category: 'medication_depot',
        to: 'muni_health',
        rule: 'R-REG-MHE-TREAT',
        via: 'rule',
        basis: [],
        ifOnly: ['treats_citizen'],
        lastDay: null,
        consent: null,
        plan: null,
      },
    ],
    events: [],
    disclosures: [],
    service: null,
    roles: ['nurse_region', 'medical_secretary'],
    planChoices: {
      fields: ['housing', 'mental_state'],
      flows: [
        { category: 'mental_state', from: 'region_psych', to: 'muni_social' },
        { category: 'housing', from: 'muni_social', to: 'region_psych' },
        { category: 'housing', from: 'muni_employment', to: 'region_psych' },
      ],
    },
    mayPlan: true,
    roads: [
      {
        id: 'PSP115',
        basis: [],
        to: ['police_psp'],
        categories: ['risk_self_harm'],
        confirm: ['psp_case_open'],
        caseNeeded: true,
      },
    ],
    ...more,
  });
}

export function aPlan(
  more: Partial<Extract<ElementView['content'], { kind: 'plan' }>> = {},
  mayEdit = true,
): ElementView {
  return {
    id: PLAN_ID,
    owner: 'region_psych',
    category: 'coordination_plan',
    version: 4,
    content: {
      kind: 'plan',
      planKind: 'discharge_agreement',
      parties: ['region_psych', 'muni_social'],
      fields: ['mental_state'],
      firstDay: '2026-11-20',
      lastDay: '2027-01-31',
      agreements: 'Bostøtte to gange om ugen',
      followUpOn: null,
      ...more,
    },
    createdAt: '2026-11-20T08:00:00.000Z',
    updatedAt: '2026-11-20T08:00:00.000Z',
    updatedBy: ANNE,
    rule: 'R-OWN-REG',
    mayEdit,
  };
}

const card: Card = {
  id: RIKKE,
  name: 'Rikke Tornved',
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
  memberId: ANNE,
  role: 'nurse_region',
  sector: 'region_psych',
  authority: 'Region Midtjylland',
  team: 'Team',
} as const;
const me = Me.parse({
  personId: '20000000-0000-4000-8000-000000000001',
  name: 'Anne Holm',
  initials: 'AH',
  acting,
  capacities: [acting],
  rules: [
    ['write', 'Element'],
    ['enrol', 'Citizen'],
  ],
  policyVersion: '1',
  signedInAt: '2026-11-26T07:00:00.000Z',
  expiresAt: '2026-11-26T19:00:00.000Z',
  idleMinutes: 15,
  demo: true,
});

export interface APanel {
  readonly commanded: { name: string; input: unknown }[];
  /** Paths asked for over REST, with what was sent. */
  readonly asked: { path: string; body: unknown }[];
  answer: Ack<CommandDone>;
}

/** Shows the panel with this overview and these elements to a nurse. */
export async function aPanel(overview: SharingOverview | 'refused', elements: ElementView[] = []): Promise<APanel> {
  const clock = manualClock();
  const panel: APanel = { commanded: [], asked: [], answer: { ok: true, value: { seq: null, version: 4, id: null } } };
  const openSocket: OpenSocket = (heard) => ({
    open: () => queueMicrotask(heard.opened),
    close: () => undefined,
    async ask(message, said) {
      if (message === 'command') panel.commanded.push(said as APanel['commanded'][number]);
      return panel.answer as never;
    },
  });
  const answers: Record<string, unknown> = {
    '/api/session': me,
    [`/api/citizens/${RIKKE}/sharing/see-as`]: {
      role: 'medical_secretary',
      sees: [{ owner: 'region_psych', categories: ['visit_logistics'] }],
    },
    ...(overview === 'refused' ? {} : { [`/api/citizens/${RIKKE}/sharing`]: overview }),
  };
  const fetchFrom = answeringWith((path, { body: said }) => {
    panel.asked.push({ path, body: typeof said === 'string' ? JSON.parse(said) : null });
    const body = answers[path];
    return body === undefined ? { status: 503 } : { body };
  });
  const data = createData({ api: createApiClient(fetchFrom), clock, openSocket, chance: () => 0 });
  const detail: CitizenDetail = {
    card,
    asOf: '2026-11-26T07:15:00.000Z',
    seq: 1,
    elements,
    heldBack: [],
    consents: [],
    objections: [],
    representative: { state: 'none', kind: null, name: null, scope: null, version: null },
    writable: [],
    readWithoutConsent: [],
    openedForMe: [],
  };
  cleanup();
  render(
    <SamtavleProvider i18n={createI18n([uiTexts, sharingTexts], 'da')}>
      <DataProvider data={data}>
        <SharingPanel detail={detail} today={TODAY} />
      </DataProvider>
    </SamtavleProvider>,
  );
  await act(async () => {
    await clock.pass(20);
  });
  return panel;
}
