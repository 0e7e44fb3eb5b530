import { instant, parseCpr, type Cpr } from '@samtavle/domain';
import { foldAdmission } from './fold-admission.js';
import { groupByStay } from './group-by-stay.js';
import { stayMessageOf, type StayMessage } from './hospital-notification.js';
import { readHospitalNotification } from './read-hospital-notification.js';
import type { StayTelling } from './stay-register.js';
import { INVENTED_MUNICIPALITY, tellHospitalStay } from './tell-hospital-stay.js';

const CPR = parseCpr('0101575001') as Cpr;
const EPISODE = '7d3c1d9e-5a5b-4c0e-9d4f-3f1c52a80b11';
const options = { receivers: [INVENTED_MUNICIPALITY], receivedAt: instant('2026-11-26T12:00:00Z') };
const at = (text: string) => instant(`2026-11-${text}:00Z`);

function stay(tellings: readonly StayTelling[], episode = EPISODE): readonly StayMessage[] {
  return tellHospitalStay({ cpr: CPR, episode }, tellings).map((bundle) => {
    const result = readHospitalNotification(bundle, options);
    if (!result.ok) throw new Error(`${result.refusal.code} at ${result.refusal.path}`);
    return stayMessageOf(result.value);
  });
}

const admitted: StayTelling = { event: 'admit', at: at('01T08:00') };
const discharged: StayTelling = { event: 'discharge', at: at('09T14:00') };

describe('several stays of one citizen', () => {
  const other = 'b1d7c6f0-2f1f-4a69-8a35-0c4f0f6c9d22';

  it('are told apart by the identifier of the stay', () => {
    const groups = groupByStay([...stay([admitted]), ...stay([admitted], other), ...stay([admitted, discharged])]);
    expect(groups.map((group) => group.length).sort()).toEqual([1, 3]);
  });

  it('are never folded into one', () => {
    expect(() => foldAdmission([...stay([admitted]), ...stay([admitted], other)])).toThrow(RangeError);
  });

  it('are one stay when a message joins two identifiers', () => {
    const [local] = stay([admitted]);
    const [second] = stay([discharged], other);
    if (!local || !second) throw new Error('two messages expected');
    const bridge = { ...local, messageId: 'bridge', episodes: [local.episode, second.episode] };
    expect(groupByStay([local, second, bridge])).toHaveLength(1);
    expect(groupByStay([local, second])).toHaveLength(2);
    expect(groupByStay([local, bridge, local, second])).toHaveLength(1);
  });
});
