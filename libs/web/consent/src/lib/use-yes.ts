import { type ConsentView } from '@samtavle/contracts';
import { type Category, CATEGORIES } from '@samtavle/domain';
import { useState } from 'react';

/** How a yes was given, while it is filled in. */
export interface YesDraft {
  readonly form: 'written' | 'oral' | null;
  readonly oralReason: string;
  readonly witness: string;
  readonly helper: string;
  readonly language: 'da' | 'en';
  readonly expiresOn: string;
  readonly categories: ReadonlySet<Category>;
}

/** Every kind a package names. */
export function namedBy({ flows }: Pick<ConsentView, 'flows'>): readonly Category[] {
  const named = new Set(flows.flatMap((flow) => flow.categories));
  return CATEGORIES.filter((category) => named.has(category));
}

/** Whether one chooses among what the package names: for a relative, and when the extent is changed. */
export const choosesKinds = (consent: ConsentView, isScope: boolean): boolean => isScope || consent.relative !== null;

export interface UseYes {
  readonly draft: YesDraft;
  change(part: Partial<YesDraft>): void;
  /** What is missing, by field. */
  readonly missing: ReadonlySet<'form' | 'oralReason' | 'witness' | 'categories'>;
  /** What is sent of it. */
  send(form: 'written' | 'oral'): Sent;
}

interface Sent {
  form: 'written' | 'oral';
  language: 'da' | 'en';
  oralReason?: string;
  witness?: string;
  helper?: string;
  expiresOn?: string;
}

/** Nothing is ticked in advance but what an existing consent covers already. */
export function useYes(consent: ConsentView, language: 'da' | 'en', isScope: boolean): UseYes {
  const [draft, setDraft] = useState<YesDraft>({
    form: null,
    oralReason: '',
    witness: '',
    helper: '',
    language,
    expiresOn: '',
    categories: new Set(isScope ? namedBy(consent).filter((one) => !consent.leftOut.includes(one)) : []),
  });
  const missing = new Set<'form' | 'oralReason' | 'witness' | 'categories'>();
  if (draft.form === null) missing.add('form');
  const isFree = consent.form === 'oral_or_written';
  if (draft.form === 'oral' && !isFree && draft.oralReason.trim() === '') missing.add('oralReason');
  if (draft.form === 'oral' && !isFree && draft.witness.trim() === '') missing.add('witness');
  if (choosesKinds(consent, isScope) && draft.categories.size === 0) missing.add('categories');
  return {
    draft,
    change: (part) => setDraft((now) => ({ ...now, ...part })),
    missing,
    send: (form) => ({
      form,
      language: draft.language,
      ...(form === 'oral' && draft.oralReason.trim() !== '' ? { oralReason: draft.oralReason } : {}),
      ...(form === 'oral' && draft.witness.trim() !== '' ? { witness: draft.witness } : {}),
      ...(draft.helper.trim() === '' ? {} : { helper: draft.helper }),
      ...(draft.expiresOn === '' ? {} : { expiresOn: draft.expiresOn }),
    }),
  };
}
