import { Failure } from '@samtavle/api-platform';
import { LEAST_REASON } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { type EmergencyRefusal, SHARING_POLICY } from '@samtavle/policy';

const SENTENCES: Record<EmergencyRefusal | 'not_the_holder', { readonly da: string; readonly en: string }> = {
  role_may_not_pull: {
    da: 'Kun sundhedspersoner i behandling kan slå op i en nødsituation (Sundhedsloven § 42 a stk. 2). Spørg i stedet.',
    en: 'Only health persons in treatment may look up in an emergency (Health Act § 42 a(2)). Ask instead.',
  },
  role_may_not_decide: {
    da: 'Din rolle kan ikke beslutte at give en oplysning videre i en nødsituation. Bed en kollega, der kan.',
    en: 'Your role may not decide to pass information on in an emergency. Ask a colleague who may.',
  },
  no_health_person: {
    da: 'Ud af sundhedsvæsenet beslutter kun den sundhedsperson, der har oplysningen (Sundhedsloven § 43 stk. 3).',
    en: 'Out of the health service only the health person who holds the information decides (Health Act § 43(3)).',
  },
  no_gateway: {
    da: 'Den slags oplysning har ingen nødvej til den modtager i delingsreglerne.',
    en: 'That kind of information has no emergency road to that receiver in the sharing rules.',
  },
  role_ceiling: {
    da: 'Den slags oplysning ligger over det, din rolle læser.',
    en: 'That kind of information lies above what your role reads.',
  },
  no_category: {
    da: 'Vælg de oplysninger, der er brug for nu: aldrig hele kortet.',
    en: 'Choose the information needed now: never the whole card.',
  },
  not_the_holder: {
    da: 'Kun den, der selv har oplysningen, kan give den videre (Sundhedsloven § 43 stk. 3; delingsreglerne, decision_by_holder).',
    en: 'Only whoever holds the information may pass it on (Health Act § 43(3); sharing rules, decision_by_holder).',
  },
};

/** No emergency road leads there; the field says which condition fails, in words. */
export function notPossible(
  { because, category }: { because: EmergencyRefusal | 'not_the_holder'; category: Category | null },
  path: string,
): Failure {
  const { da, en } = SENTENCES[because];
  const described = SHARING_POLICY.categories.find(({ id }) => id === category);
  const about = (text: string, label: string | undefined) => (label === undefined ? text : `${label}: ${text}`);
  return new Failure(
    'emergency_not_possible',
    { fields: [{ path, problem: because, da: about(da, described?.label_da), en: about(en, described?.label) }] },
    `emergency: ${because}${category === null ? '' : ` ${category}`}`,
  );
}

/** @throws Failure when the text says too little to be looked through afterwards. @see sharing policy, reason_text */
export function checkExplained(text: string, path: 'reason' | 'question' | 'note'): void {
  if (text.length >= LEAST_REASON) return;
  throw new Failure(
    'invalid_input',
    {
      fields: [
        {
          path,
          problem: 'too_short',
          da: `Skriv mindst ${LEAST_REASON} tegn. Uden en grund åbnes og sendes intet (delingsreglerne, reason_text).`,
          en: `Write at least ${LEAST_REASON} characters. Without a reason nothing is opened or sent (sharing rules, reason_text).`,
        },
      ],
    },
    `emergency: no ${path}`,
  );
}

/** Whoever has two employers does not carry a fact from the one capacity to the other by answering their own question. */
export function ownQuestion(): Failure {
  const field = {
    path: 'request',
    problem: 'own_question',
    da: 'Ingen svarer på sit eget spørgsmål, heller ikke i en anden stilling (Sundhedsloven § 43 stk. 3; delingsreglerne, decision_by_holder). Bed en kollega på vagt svare.',
    en: 'Nobody answers their own question, not in another capacity either (Health Act § 43(3); sharing rules, decision_by_holder). Ask a colleague on duty to answer.',
  };
  return new Failure('action_not_allowed', { fields: [field] }, 'emergency: own question');
}
