import { type Chance } from './chance.js';
import { type Altered, type PolicyTable } from './policy-table.js';

/**
 * What officers of this run may switch off, and on again: roads between the authorities, emergency roads and rights of one
 * person. Each is a change the validator lets pass.
 */
const NARROWINGS: readonly Altered[] = [
  { kind: 'rule', id: 'R-REG-SOC-BASE', set: { channel: 'record_only' } },
  { kind: 'rule', id: 'R-SOC-REG-SOCIAL', set: { channel: 'record_only' } },
  { kind: 'rule', id: 'R-REG-MHE-TREAT', set: { effect: 'never' } },
  { kind: 'rule', id: 'R-MHE-REG-TREAT', set: { effect: 'never' } },
  { kind: 'rule', id: 'R-CIT-TEAM', set: { effect: 'never' } },
  { kind: 'rule', id: 'R-OWN-SOC-ADDR', set: { effect: 'never' } },
  { kind: 'rule', id: 'R-OWN-SOC-PRIV', set: { effect: 'never' } },
  { kind: 'gateway', id: 'PSYL13C', set: { enabled: false } },
  { kind: 'gateway', id: 'RSL12C', set: { enabled: false } },
  { kind: 'gateway', id: 'EMERG_HEALTH_PULL', set: { enabled: false } },
  { kind: 'gateway', id: 'EMERG_HEALTH_PUSH', set: { enabled: false } },
];
const MOST_AT_ONCE = 2;

/** What one version has instead of the file's terms, and whether the next step closes something. */
export interface Step {
  readonly change: Altered;
  readonly altered: readonly Altered[];
  readonly closes: boolean;
}

/** A version approved: what it changes, the head of the team's stream before, and when it was sent for. */
export interface Switching {
  readonly step: Step;
  readonly before: number;
  readonly startedAt: number;
}

/** The policy of the run's team, as the officers have switched it. */
export class PolicyInForce {
  /** An approval is under way, and nobody knows yet how it ends. */
  isApproving = false;
  private switching: Switching | undefined;
  private altered: readonly Altered[] = [];
  /** The step a draft is about, by the draft's id. */
  private readonly drafted = new Map<string, Step>();

  constructor(private readonly file: PolicyTable) {}

  /** Something to switch off, or on again what is off: in the end everything is as in the file. */
  next(chance: Chance): Step {
    const { altered } = this;
    const back = altered.length >= MOST_AT_ONCE || chance.percent(50) ? chance.pick(altered) : undefined;
    if (back) return { change: this.asInFile(back), altered: altered.filter((one) => one !== back), closes: false };
    const change = chance.pick(NARROWINGS.filter((one) => !altered.includes(one))) ?? {
      kind: 'gateway',
      id: 'PSYL13C',
      set: { enabled: false },
    };
    return { change, altered: [...altered, change], closes: true };
  }

  draft(id: string, step: Step): void {
    this.drafted.set(id, step);
  }

  /** What a draft comes to; undefined for one that is not of this run. */
  stepOf(draft: string): Step | undefined {
    return this.drafted.get(draft);
  }

  /** What has been approved and the team may not follow yet. */
  get isSwitching(): Switching | undefined {
    return this.switching;
  }

  begin(switching: Switching): void {
    this.switching = switching;
  }

  /** The team follows it now. */
  switched({ altered }: Step): PolicyTable {
    this.switching = undefined;
    this.altered = altered;
    return this.file.with(altered);
  }

  private asInFile(change: Altered): Altered {
    if (change.kind === 'gateway') return { ...change, set: { enabled: true } };
    const { effect, channel } = this.file.terms(change.id);
    return { ...change, set: { ...(change.set.effect ? { effect } : {}), ...(change.set.channel ? { channel } : {}) } };
  }
}
