import { randomUUID } from 'node:crypto';
import { type Page } from '@playwright/test';
import { CitizenId, CommandDone, type CommandDraft, type CommandName } from '@samtavle/contracts';
import { inventedCitizen } from '../support/invented-citizen.js';
import { expect } from './house.js';

/** Does something as the window’s person, past the screen: what stands before the test begins. */
export async function done<N extends CommandName>(page: Page, name: N, input: CommandDraft<N>): Promise<string | null> {
  const answer = await page.request.post(`/api/commands/${name}`, {
    data: { id: randomUUID(), input },
    headers: { origin: new URL(page.url()).origin, 'x-samtavle': '1' },
  });
  expect(answer.ok(), `${name}: ${await answer.text()}`).toBe(true);
  return CommandDone.parse(await answer.json()).id;
}

/** A citizen nobody else in the file has, on the board, with the window’s person as contact person and a crisis plan. */
export async function citizenWithCrisisPlan(page: Page, of: number, helps: string): Promise<CitizenId> {
  const me = (await (await page.request.get('/api/session')).json()) as { acting: { memberId: string } };
  const responsible = me.acting.memberId as never;
  const who = { ...inventedCitizen(of), contacts: [responsible] };
  const citizen = CitizenId.parse(await done(page, 'citizen.enrol', who));
  const firstAction = { text: 'Ring til boligselskabet', responsible };
  await done(page, 'board.place', { citizen, level: 2, reasons: ['own_wish'], firstAction });
  await done(page, 'record.write', { citizen, category: 'crisis_plan', content: { ...CRISIS, helps } });
  return citizen;
}

const CRISIS = {
  kind: 'crisis_plan',
  earlySigns: 'Jeg sover under fem timer',
  helps: 'En gåtur',
  helpsNot: '',
  whoToCall: '',
  ifAdmitted: '',
  atHome: '',
  aboutCoercion: '',
  madeWith: 'citizen',
  reviewedOn: null,
} as const;
