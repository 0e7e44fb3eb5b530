import { setTimeout as wait } from 'node:timers/promises';
import { CitizenDetail, CitizenHistory, type CitizenId } from '@samtavle/contracts';
import { spreadOf } from '../figures/spread.js';
import { atMost, kib, ms, type Section } from '../report/finding.js';
import { LONG_PLAN } from '../team/long-plan.js';
import { signIn } from '../team/sign-in.js';
import { type Colleague } from '../team/team.js';
import { PageVisit } from '../wire/page-visit.js';
import { type Bench } from './bench.js';

const PAUSE_MS = 20;
const BUDGET_MS = 100;

/** The plan of one citizen about whom five years are written, and its history page by page. */
export async function showPlan(bench: Bench, nurse: Colleague, citizen: CitizenId): Promise<Section> {
  const [visitor] = await signIn(bench.owner, [nurse]);
  if (!visitor) throw new Error('nobody to sign in');
  const visit = new PageVisit(bench.api.origin, visitor.cookie);
  const at = `/api/citizens/${citizen}`;
  try {
    bench.say('the plan, and its history to the first line');
    for (let warm = bench.take(20, 4); warm > 0; warm -= 1) await ask(visit, at);
    const plans: number[] = [];
    let body: Buffer = Buffer.alloc(0);
    for (let number = bench.take(200, 20); number > 0; number -= 1) {
      const answer = await ask(visit, at);
      plans.push(answer.ms);
      body = answer.body;
    }
    const pages: number[] = [];
    let lines = 0;
    for (let round = bench.take(6, 1); round > 0; round -= 1) {
      lines = 0;
      for (let next: string | null = ''; next !== null;) {
        const answer = await ask(visit, `${at}/history${next === '' ? '' : `?before=${encodeURIComponent(next)}`}`);
        const page: CitizenHistory = CitizenHistory.parse(JSON.parse(answer.body.toString('utf8')));
        pages.push(answer.ms);
        lines += page.entries.length;
        next = page.next;
      }
    }
    const { elements } = CitizenDetail.parse(JSON.parse(body.toString('utf8')));
    const [plan, page] = [spreadOf(plans), spreadOf(pages)];
    return {
      title: 'The plan of one citizen with five years of history',
      how: `GET /api/citizens/:id as a nurse on duty, masked and recorded, one after the other: ${elements.length} elements were shown of ${LONG_PLAN.open} open ones written for the measure and what the demo says; ${LONG_PLAN.ended} more have ended, each was written ${LONG_PLAN.versionsOfEach} times. The history is read page by page to its first line, ${lines.toLocaleString('en')} lines.`,
      findings: [
        atMost('plan answered, p95', plan.p95, BUDGET_MS, ms),
        { what: 'plan answered, p50 · p99', measured: `${ms(plan.p50)} · ${ms(plan.p99)}` },
        { what: 'body before compression', measured: kib(body.length) },
        atMost('page of the history answered, p95', page.p95, BUDGET_MS, ms),
        { what: 'page of the history answered, p50 · p99', measured: `${ms(page.p50)} · ${ms(page.p99)}` },
      ],
    };
  } finally {
    visit.close();
  }
}

async function ask(visit: PageVisit, path: string): Promise<{ ms: number; body: Buffer }> {
  const answer = await visit.get(path);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  await wait(PAUSE_MS);
  return answer;
}
