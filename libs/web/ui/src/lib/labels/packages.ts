import { dictionary, type SameKeys } from '../language/dictionary.js';

/** The consent packages of the sharing policy, as they stand in »…«. */
const da = {
  PKG_BASE: 'Ét team omkring mig',
  PKG_DAILY: 'Hvordan jeg har det, og hvad der hjælper',
  PKG_MEDICAL: 'Lægelige detaljer',
  PKG_LIFE: 'Hverdagsliv (fra psykiatrien)',
  PKG_SOCIAL: 'Fra kommunen til behandlingen',
  PKG_SAFETY: 'Tryg kontakt',
  PKG_LEGAL: 'Retlige forhold',
  PKG_WORK: 'Job og uddannelse',
  PKG_WORK_SOCIAL: 'Støtte og økonomi omkring job',
  PKG_WORK_PLAN: 'Indlæggelse og plan til jobindsatsen',
  PKG_TREAT_EXTRA: 'Ekstra til min behandling',
  PKG_SELF_WORK: 'Mine egne ord om helbred til jobindsatsen',
  PKG_RELATIVE: 'En navngiven pårørende',
};

const en: SameKeys<typeof da> = {
  PKG_BASE: 'One team around me',
  PKG_DAILY: 'How I am and what helps',
  PKG_MEDICAL: 'Medical details',
  PKG_LIFE: 'What psychiatry knows about my everyday life',
  PKG_SOCIAL: 'What the municipality knows, to my treatment',
  PKG_SAFETY: 'Safe contact',
  PKG_LEGAL: 'Legal measures',
  PKG_WORK: 'Work and education',
  PKG_WORK_SOCIAL: 'Support and economy around work',
  PKG_WORK_PLAN: 'Admission and plan, to the job service',
  PKG_TREAT_EXTRA: 'Extra to my treatment',
  PKG_SELF_WORK: 'My own health words, to the job service',
  PKG_RELATIVE: 'A named relative',
};

export type PackageName = keyof typeof da;
export const isPackageName = (name: string): name is PackageName => Object.hasOwn(da, name);
export const packageTexts = dictionary('packages', { da, en });
