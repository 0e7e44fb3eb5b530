import {
  type Ack,
  type Card,
  CitizenId,
  type CitizenDetail,
  type CommandDone,
  type ConsentView,
  Me,
  MemberId,
  type ObjectionView,
} from '@samtavle/contracts';
import { createApiClient, createData, DataProvider, type OpenSocket } from '@samtavle/web-data-access';
import { createI18n, SamtavleProvider, uiTexts } from '@samtavle/web-ui';
import { act, cleanup, render } from '@testing-library/react';
import { ConsentPanel } from '../lib/consent-panel.js';
import { aroundTexts } from '../lib/around-texts.js';
import { consentTexts } from '../lib/texts.js';
import { answeringWith, manualClock } from '@samtavle/web-data-access/testing';

export const TODAY = '2026-11-26';
const RIKKE = CitizenId.parse('00000000-0000-4000-8000-000000000001');
const ANNE = MemberId.parse('10000000-0000-4000-8000-000000000002');

export function aConsent(state: string, more: Partial<ConsentView> = {}): ConsentView {
  return {
    package: 'PKG_BASE',
    titleDa: 'Ét team omkring mig',
    titleEn: 'One team around me',
    form: 'written',
    relative: null,
    state,
    version: state === 'not_asked' ? null : 3,
    givenOn: null,
    expiresOn: null,
    askedOn: null,
    answerBy: null,
    askAgainOn: null,
    leftOut: [],
    mayRegister: true,
    flows: [
      { from: 'region_psych', to: 'muni_social', categories: ['identification', 'board_status'] },
      { from: 'muni_social', to: 'region_psych', categories: ['identification', 'board_status'] },
    ],
    ...more,
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
  rules: [['ask,register,withdraw', 'Consent']],
  policyVersion: '1',
  signedInAt: '2026-11-26T07:00:00.000Z',
  expiresAt: '2026-11-26T19:00:00.000Z',
  idleMinutes: 15,
  demo: true,
});

export interface ATab {
  readonly commanded: { name: string; input: unknown }[];
  answer: Ack<CommandDone>;
}

/** Shows the tab with these consents to a nurse who may register. */
export async function aTab(
  consents: ConsentView[],
  { focus = null, objections = [] }: { focus?: string | null; objections?: ObjectionView[] } = {},
): Promise<ATab> {
  const clock = manualClock();
  const tab: ATab = { commanded: [], answer: { ok: true, value: { seq: null, version: 4, id: null } } };
  const openSocket: OpenSocket = (heard) => ({
    open: () => queueMicrotask(heard.opened),
    close: () => undefined,
    async ask(message, said) {
      if (message === 'command') tab.commanded.push(said as ATab['commanded'][number]);
      return tab.answer as never;
    },
  });
  const fetchFrom = answeringWith((path) => ({ status: path === '/api/session' ? 200 : 404, body: me }));
  const data = createData({ api: createApiClient(fetchFrom), clock, openSocket, chance: () => 0 });
  const detail: CitizenDetail = {
    card,
    asOf: '2026-11-26T07:15:00.000Z',
    seq: 1,
    elements: [],
    heldBack: [],
    consents,
    objections,
    representative: { state: 'none', kind: null, name: null, scope: null, version: null },
    writable: ['mental_state', 'housing'],
    openedForMe: [],
    readWithoutConsent: [],
  };
  cleanup();
  render(
    <SamtavleProvider i18n={createI18n([uiTexts, consentTexts, aroundTexts], 'da')}>
      <DataProvider data={data}>
        <ConsentPanel detail={detail} today={TODAY} focus={focus} />
      </DataProvider>
    </SamtavleProvider>,
  );
  await act(async () => {
    await clock.pass(20);
  });
  return tab;
}
