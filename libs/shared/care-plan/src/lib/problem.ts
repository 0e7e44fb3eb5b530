/** What is wrong with a field of a record: its name, and a sentence for whoever typed it. */
export interface Problem {
  readonly path: string;
  readonly problem: ProblemCode;
  readonly da: string;
  readonly en: string;
}

const SENTENCES = {
  state_at_start: {
    da: 'Et nyt mål begynder som aktivt.',
    en: 'A new goal begins as active.',
  },
  state_step: {
    da: 'Et mål, der er nået eller lagt til side, tages først op igen som aktivt.',
    en: 'A goal that is reached or set aside is first taken up again as active.',
  },
  goal_or_reason: {
    da: 'Vælg det af borgerens mål, indsatsen tjener, eller skriv, hvorfor borgeren ikke har bedt om den.',
    en: 'Choose the goal of the citizen’s it serves, or write why the citizen has not asked for it.',
  },
  goal_and_reason: {
    da: 'Indsatsen tjener et af borgerens mål; så er der ingen grund til, at borgeren ikke har bedt om den. Vælg én af de to.',
    en: 'It serves a goal of the citizen’s; then there is no reason why the citizen has not asked for it. Choose one of the two.',
  },
  before_start: { da: 'Dagen ligger før den første dag.', en: 'The day is before the first day.' },
  before_discussed: {
    da: 'Planen gennemgås igen efter den dag, den blev drøftet.',
    en: 'The plan is reviewed again after the day it was discussed.',
  },
  future: { da: 'Dagen er ikke kommet endnu.', en: 'The day has not come yet.' },
  past: { da: 'Dagen er gået. Vælg en dag fra i dag.', en: 'The day has passed. Choose a day from today on.' },
  too_far: { da: 'Det er længere ude, end det kan aftales nu.', en: 'That is further away than can be agreed now.' },
  not_of_area: {
    da: 'Det kan ikke siges om det område. Vælg fra listen.',
    en: 'That cannot be said of that area. Choose from the list.',
  },
  out_of_range: {
    da: 'Tallet ligger uden for det, redskabet kan give.',
    en: 'The number is outside what the instrument can give.',
  },
  say_why: {
    da: 'Skriv forbeholdet, eller hvorfor planen ikke er aftalt eller drøftet.',
    en: 'Write the reservation, or why the plan is not agreed or not discussed.',
  },
  when_discussed: { da: 'Skriv, hvilken dag planen blev drøftet.', en: 'Write which day the plan was discussed.' },
  not_discussed: {
    da: 'En plan, der ikke er drøftet, har ingen dag og er ikke drøftet med borgeren.',
    en: 'A plan that was not discussed has no day and was not discussed with the citizen.',
  },
  text_or_place: {
    da: 'Skriv, hvad der står i tilkendegivelsen, eller hvor den opbevares.',
    en: 'Write what the statement says, or where it is kept.',
  },
} as const satisfies Record<string, { readonly da: string; readonly en: string }>;

export type ProblemCode = keyof typeof SENTENCES;

/** The problem with its sentence; `more` says in figures what is allowed. */
export function problem(path: string, code: ProblemCode, more = ''): Problem {
  const { da, en } = SENTENCES[code];
  const said = (text: string) => (more === '' ? text : `${text} (${more})`);
  return { path, problem: code, da: said(da), en: said(en) };
}
