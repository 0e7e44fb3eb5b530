import { Injectable } from '@nestjs/common';
import {
  actorOf,
  type CitizenId,
  contentOf,
  People,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  shownOf,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Failure, notFound, UnitOfWork } from '@samtavle/api-platform';
import { drawPaper, type Paper } from '@samtavle/api-platform/paper';
import { type ElementKind, type PrintPlan as Wanted } from '@samtavle/contracts';
import { OpenToBoth, type SeenByBoth } from '../together/open-to-both.js';
import { dayText, givenName, whoseText } from './on-paper.js';
import { PAPER_WORDS } from './paper-words.js';
import { type PlanFor, planParts } from './plan-paper.js';
import { crisisParts } from './plan-paper-rest.js';

const OF_A_CRISIS: ReadonlySet<ElementKind> = new Set(['crisis_plan', 'advance_statement']);

/**
 * The plan or the crisis plan to take home: of what stands in it, what its receiver may read. A print is a disclosure, so
 * it names its receiver and is recorded before it leaves. @see design §11; Sundhedsloven § 37
 */
@Injectable()
export class PrintPlan {
  constructor(
    private readonly work: UnitOfWork,
    private readonly both: OpenToBoth,
    private readonly people: People,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  /** @throws Failure `not_found`, or `invalid_input` when nobody is on record who acts for the citizen */
  async print(viewer: Viewer, trace: RequestTrace, id: CitizenId, wanted: Wanted): Promise<Buffer> {
    const { what, receiver, language } = wanted;
    const page = await this.work.runAs(
      scopeOf(viewer),
      async (tx) => {
        const all = await this.both.read(tx, viewer, id, receiver);
        if (!all) return undefined;
        if (receiver === 'representative' && all.representative !== 'mandate_recorded') return NOBODY_ACTS;
        if (all.name === null) return UNCLEAR;
        const seen = what === 'plan' ? all : onlyCrisis(all);
        await this.audit.append(tx, {
          type: 'citizen.plan-printed',
          action: 'R',
          outcome: 'ok',
          reason: `${what === 'plan' ? 'plan' : 'crisis plan'} for the ${receiver}`,
          actor: actorOf(viewer, trace),
          subjects: [seen.shown],
        });
        return { ...seen, name: all.name, members: await this.people.teamMembers(tx, viewer.teamId ?? '') };
      },
      'REPEATABLE READ',
    );
    if (!page) {
      await this.refusals.record(viewer, trace, 'citizen.plan.print not found');
      throw notFound();
    }
    if ('problem' in page) throw new Failure('invalid_input', { fields: [page] });
    const names = new Map<string, string>(page.members.map((member) => [member.id, givenName(member.name)]));
    const plan: PlanFor = {
      name: page.name,
      language,
      elements: page.elements.map((element) => ({
        id: element.id,
        owner: element.owner,
        content: contentOf(element),
      })),
      nameOf: (member) => names.get(member) ?? null,
    };
    return drawPaper(paperOf(plan, wanted, page.today), {
      language,
      printedAt: new Date(`${page.today}T00:00:00Z`),
      foot: PAPER_WORDS[language].page,
    });
  }
}

/** The same with less: also what is recorded is less. */
function onlyCrisis(all: SeenByBoth): SeenByBoth {
  const elements = all.elements.filter(({ kind }) => OF_A_CRISIS.has(kind));
  const left = all.elements.filter(({ kind }) => !OF_A_CRISIS.has(kind));
  const gone = new Set(shownOf('', left).slots);
  const kept = new Set(shownOf('', elements).slots);
  const slots = [...all.shown.slots].filter((slot) => kept.has(slot) || !gone.has(slot));
  return { ...all, elements, shown: { ...all.shown, slots: new Set(slots) } };
}

function paperOf(plan: PlanFor, { what, receiver }: Wanted, today: string): Paper {
  const { name, language } = plan;
  const say = PAPER_WORDS[language];
  const first = givenName(name);
  const whose = whoseText(first, language);
  const to = receiver === 'citizen' ? first : say.representative(whose);
  const crisis = crisisParts(plan);
  const parts = what === 'plan' ? planParts(plan) : crisis;
  return {
    title: what === 'plan' ? say.title(whose) : say.crisisTitle(whose),
    parts: [
      { kind: 'paragraph', text: say.printedTo(to, dayText(today, language)) },
      ...(parts.length === 0 ? [{ kind: 'paragraph', text: say.noCrisis } as const] : parts),
    ],
  };
}

const NOBODY_ACTS = {
  path: 'receiver',
  problem: 'nobody_acts',
  da: 'Der er ikke registreret nogen, der handler for borgeren. Registrér det først under Deling og samtykke.',
  en: 'Nobody is on record who acts for the citizen. Record it first under Sharing and consent.',
};
const UNCLEAR = {
  path: 'receiver',
  problem: 'unclear',
  da: 'Det er uklart, hvem der handler for borgeren. Afklar det først under Deling og samtykke.',
  en: 'It is unclear who acts for the citizen. Settle that first under Sharing and consent.',
};
