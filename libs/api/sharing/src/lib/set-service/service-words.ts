import { type z } from 'zod';
import { type FieldProblem } from '@samtavle/contracts';
import { type ServiceParagraph } from '@samtavle/policy';

type Field = z.infer<typeof FieldProblem>;
type Service = 'sel' | 'sickness_benefit';

export const NOT_THIS_SECTOR: Record<Service, Field> = {
  sel: {
    path: 'service',
    problem: 'not_this_sector',
    da: 'Hjælp efter serviceloven registreres af kommunens sociale del (retssikkerhedsloven § 12 c).',
    en: 'Help under the Social Services Act is registered by the municipality’s social part (Legal Protection Act § 12 c).',
  },
  sickness_benefit: {
    path: 'service',
    problem: 'not_this_sector',
    da: 'Opfølgning på sygedagpenge registreres af kommunens beskæftigelse (retssikkerhedsloven § 12 c).',
    en: 'Follow-up of sickness benefit is registered by the municipality’s employment part (Legal Protection Act § 12 c).',
  },
};

export const NOT_ENROLLED: Field = {
  path: 'citizen',
  problem: 'not_enrolled',
  da: 'Borgeren er ikke oprettet hos jer. Opret borgeren først.',
  en: 'The citizen is not enrolled with you. Enrol the citizen first.',
};

/** What is wrong with a paragraph as the ground of a help; undefined when it is one. */
export function paragraphProblem(service: Service, paragraph: string, read: ServiceParagraph): Field | undefined {
  if (read === 'counts' || read === 'help_without_notice') return undefined;
  const path = `paragraphs.${paragraph}`;
  if (read === 'repealed')
    return {
      path,
      problem: read,
      da: `Serviceloven § ${paragraph} er ophævet. Brug den paragraf, hjælpen gives efter nu.`,
      en: `The Social Services Act § ${paragraph} is repealed. Use the paragraph the help is given under now.`,
    };
  return service === 'sel'
    ? {
        path,
        problem: read,
        da: `Serviceloven § ${paragraph} er ikke hjælp, der kan registreres her. Det er §§ 82 a-d, 83-99, 103-104 og 107-108.`,
        en: `The Social Services Act § ${paragraph} is no help that can be registered here. That is §§ 82 a-d, 83-99, 103-104 and 107-108.`,
      }
    : {
        path,
        problem: read,
        da: `Sygedagpengeloven § ${paragraph} er ikke opfølgning. Det er §§ 8-10.`,
        en: `The Sickness Benefit Act § ${paragraph} is no follow-up. That is §§ 8-10.`,
      };
}
