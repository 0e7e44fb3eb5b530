import { type ConsentView } from '@samtavle/contracts';

/** What can be done with a package in its present state. The policy's state machine decides on the server. */
export interface ConsentChoices {
  /** Which of the two is the answer now; null while nothing has been answered. */
  readonly answer: 'yes' | 'no' | null;
  readonly ask: boolean;
  readonly give: boolean;
  readonly refuse: boolean;
  readonly withdraw: boolean;
  /** A yes that lapses soon can be given again. */
  readonly renew: boolean;
  /** The own sector's yes can be given another extent. */
  readonly scope: boolean;
  /** It can be doubted whether the citizen can answer, and that doubt be settled. */
  readonly doubt: boolean;
  readonly confirm: boolean;
  /** A question can be closed without an answer. */
  readonly close: boolean;
}

const NOTHING: ConsentChoices = {
  answer: null,
  ask: false,
  give: false,
  refuse: false,
  withdraw: false,
  renew: false,
  scope: false,
  doubt: false,
  confirm: false,
  close: false,
};

export function choicesIn({
  state,
  mayRegister,
  version,
}: Pick<ConsentView, 'state' | 'mayRegister' | 'version'>): ConsentChoices {
  if (!mayRegister) return { ...NOTHING, answer: answerIn(state) };
  const isOwn = version !== null;
  switch (state) {
    // `ended`: the other side's consent has stopped; here nobody has been asked.
    case 'not_asked':
    case 'ended':
      return { ...NOTHING, ask: true, give: true, refuse: true };
    case 'asked':
      return { ...NOTHING, give: true, refuse: true, doubt: true, close: true };
    case 'active':
      return { ...NOTHING, answer: 'yes', withdraw: true, scope: isOwn, doubt: true };
    case 'expiring':
      return { ...NOTHING, answer: 'yes', withdraw: true, renew: true, scope: isOwn, doubt: true };
    case 'expired':
      return { ...NOTHING, ask: true, give: true, refuse: true };
    case 'refused':
      return { ...NOTHING, answer: 'no', ask: true, give: true };
    case 'withdrawn':
      // Only on the citizen's own wish: nobody asks again after a yes was taken back.
      return { ...NOTHING, answer: 'no', give: true };
    case 'suspended_capacity':
      return { ...NOTHING, withdraw: true, confirm: true };
    default:
      return NOTHING;
  }
}

function answerIn(state: string): ConsentChoices['answer'] {
  if (state === 'active' || state === 'expiring') return 'yes';
  return state === 'refused' || state === 'withdrawn' ? 'no' : null;
}
