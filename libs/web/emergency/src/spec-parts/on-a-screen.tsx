import { type Ack, type CommandDone, type ErrorBody, Me, MemberId } from '@samtavle/contracts';
import { createApiClient, createData, DataProvider, type OpenSocket } from '@samtavle/web-data-access';
import { createI18n, SamtavleProvider, uiTexts } from '@samtavle/web-ui';
import { act, cleanup, render } from '@testing-library/react';
import { type ReactNode } from 'react';
import { emergencyTexts } from '../lib/texts.js';
import { answeringWith, manualClock } from '@samtavle/web-data-access/testing';

export const TODAY = '2026-11-26';
const ANNE = MemberId.parse('10000000-0000-4000-8000-000000000002');
const acting = {
  memberId: ANNE,
  role: 'nurse_region',
  sector: 'region_psych',
  authority: 'Region Prøve',
  team: 'Team',
} as const;
export const me = Me.parse({
  personId: '20000000-0000-4000-8000-000000000001',
  name: 'Anne Prøve',
  initials: 'AP',
  acting,
  capacities: [acting],
  rules: [['lookUp,ask,answer,review', 'Emergency']],
  policyVersion: '1',
  signedInAt: '2026-11-26T07:00:00.000Z',
  expiresAt: '2026-11-26T19:00:00.000Z',
  idleMinutes: 15,
  demo: true,
});

export interface OnAScreen {
  readonly commanded: { name: string; input: unknown }[];
  /** The paths asked for beside the session, and what was said with them. */
  readonly asked: { path: string; said: unknown }[];
  /** What the next commands are answered with; the last one goes on. */
  answers: Ack<CommandDone>[];
}

export const refused = (error: ErrorBody['error'], fields: ErrorBody['fields'] = []): Ack<CommandDone> => ({
  ok: false,
  error: { error, da: `da: ${error}`, en: `en: ${error}`, fields },
});
export const DONE: Ack<CommandDone> = { ok: true, value: { seq: null, version: 2, id: null } };

/** Draws it for a nurse who may, with a server that answers these paths. */
export async function onAScreen(what: ReactNode, answering: Readonly<Record<string, unknown>>): Promise<OnAScreen> {
  const clock = manualClock();
  const shown: OnAScreen = { commanded: [], asked: [], answers: [DONE] };
  const openSocket: OpenSocket = (heard) => ({
    open: () => queueMicrotask(heard.opened),
    close: () => undefined,
    async ask(message, said) {
      if (message !== 'command') return DONE as never;
      shown.commanded.push(said as OnAScreen['commanded'][number]);
      return (shown.answers.length > 1 ? shown.answers.shift() : shown.answers[0]) as never;
    },
  });
  const fetchFrom = answeringWith((path, init) => {
    if (path !== '/api/session') shown.asked.push({ path, said: init.body });
    const answer = path === '/api/session' ? me : answering[path];
    return answer === undefined
      ? { status: 404, body: { error: 'not_found', da: 'Det findes ikke.', en: 'It does not exist.' } }
      : { body: answer };
  });
  const data = createData({ api: createApiClient(fetchFrom), clock, openSocket, chance: () => 0 });
  cleanup();
  render(
    <SamtavleProvider i18n={createI18n([uiTexts, emergencyTexts], 'da')}>
      <DataProvider data={data}>{what}</DataProvider>
    </SamtavleProvider>,
  );
  await act(async () => {
    await clock.pass(20);
  });
  return shown;
}
