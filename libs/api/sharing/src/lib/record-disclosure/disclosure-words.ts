import { type z } from 'zod';
import { type FieldProblem } from '@samtavle/contracts';
import { basisOfRoad, type DisclosureProblem, type Requirement, type SharingPolicy } from '@samtavle/policy';
import { paragraphsOf } from '../legal-sources.js';

type Field = z.infer<typeof FieldProblem>;
type Words = Pick<Required<Field>, 'da' | 'en'>;

/** The conditions a person confirms. Others are asked by the board itself, and never stand here. */
const CONDITIONS: Partial<Record<Requirement, Words>> = {
  psp_case_open: { da: 'Sagen skal være taget op i PSP-gruppen.', en: 'The case must be taken up in the PSP group.' },
  not_for_investigation: {
    da: 'Det må ikke bruges til efterforskning af straffesager.',
    en: 'It may not be used for investigating criminal cases.',
  },
  decision_by_holder: {
    da: 'Den, der har oplysningen, skal selv beslutte det.',
    en: 'Whoever holds the information must decide it.',
  },
  minimum_fields: { da: 'Kun det nødvendige må gives videre.', en: 'Only what is necessary may be given.' },
  task_necessity: {
    da: 'Det skal være nødvendigt for modtagerens sag.',
    en: 'It must be necessary for the receiver’s case.',
  },
  consent_active_scope_match: {
    da: 'Der skal ligge et samtykke til netop det, fra og til netop dem.',
    en: 'There must be a consent to exactly this, from and to exactly these.',
  },
  consent_not_expired: { da: 'Samtykket må ikke være udløbet.', en: 'The consent must not have lapsed.' },
  representative_check: {
    da: 'Det skal være afklaret, hvem der kan samtykke.',
    en: 'It must be clear who can consent.',
  },
};

const OTHERS: Record<Exclude<DisclosureProblem['because'], 'condition' | 'category'>, Words & { path: string }> = {
  unknown_road: {
    path: 'gateway',
    da: 'Den vej kender delingspolitikken ikke.',
    en: 'The sharing policy has no such road.',
  },
  on_the_board: {
    path: 'gateway',
    da: 'Den vej bruges på tavlen og ikke i videregivelsesloggen.',
    en: 'That road is used on the board and not in the disclosure log.',
  },
  disabled: {
    path: 'gateway',
    da: 'Vejen er slået fra i delingspolitikken, til databeskyttelsesrådgiverne har afklaret den.',
    en: 'The road is switched off in the sharing policy until the data protection officers have settled it.',
  },
  sender: {
    path: 'gateway',
    da: 'Loven nævner ikke din del af teamet som afsender.',
    en: 'The law does not name your part of the team as sender.',
  },
  receiver: {
    path: 'receiverSector',
    da: 'Loven nævner ikke den modtager.',
    en: 'The law does not name that receiver.',
  },
  purpose: {
    path: 'purpose',
    da: 'Formålet hører ikke til afsender eller modtager.',
    en: 'The purpose belongs to neither sender nor receiver.',
  },
  case: { path: 'caseReference', da: 'Skriv, hvilken sag det hører til.', en: 'Write which case it belongs to.' },
  holder: {
    path: 'gateway',
    da: 'Ud af sundhedsvæsenet beslutter en sundhedsperson det (sundhedsloven § 43 stk. 3).',
    en: 'Out of the health service a health person decides it (Health Act § 43 (3)).',
  },
};

/** The condition that is not met, at its field, with the paragraphs of the road. */
export function disclosureFieldProblem(policy: SharingPolicy, problem: DisclosureProblem, road: string): Field {
  const basis = paragraphsOf(basisOfRoad(policy, road));
  const withBasis = ({ da, en }: Words): Words =>
    basis === '' ? { da, en } : { da: `${da} ${basis}.`, en: `${en} ${basis}.` };
  switch (problem.because) {
    case 'condition':
      return {
        path: `confirmed.${problem.requirement}`,
        problem: problem.requirement,
        ...withBasis(
          CONDITIONS[problem.requirement] ?? { da: 'En betingelse mangler.', en: 'A condition is missing.' },
        ),
      };
    case 'category':
      return {
        path: `categories.${problem.category}`,
        problem: 'not_by_this_road',
        ...withBasis({ da: 'Det må ikke gives ad den vej.', en: 'That may not be given by this road.' }),
      };
    default: {
      const { path, ...words } = OTHERS[problem.because];
      return { path, problem: problem.because, ...withBasis(words) };
    }
  }
}
