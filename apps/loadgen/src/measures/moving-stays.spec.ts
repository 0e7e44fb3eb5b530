import { viewerClassKey, viewerClassOf } from '@samtavle/policy';
import { CitizenId } from '@samtavle/contracts';
import { type Stay } from '../team/team.js';
import { MovingStays } from './moving-stays.js';

const nurse = viewerClassKey(viewerClassOf('region_psych', 'nurse_region', false));
const alias = CitizenId.parse('c7f1a1de-8d1c-4f9b-9d37-3a5f6f1f2a10');
const stay: Stay = {
  citizenId: 'a',
  owner: 'region_psych',
  level: 3,
  version: 4,
  aliases: { region_psych: alias },
  seenBy: [nurse],
};
const sender = { colleague: { classKey: nurse, sector: 'region_psych' } };

describe('stays that are moved', () => {
  it('go to another level, from the version they have', () => {
    const next = new MovingStays([stay]).next(sender);
    expect(next).toMatchObject({ version: 5, input: { citizen: alias, owner: 'region_psych', level: 1, version: 4 } });
  });

  it('are not moved again before the answer, and then from the new version', () => {
    const stays = new MovingStays([stay]);
    const first = stays.next(sender);
    expect(stays.next(sender)).toBeUndefined();
    first?.done();
    expect(stays.next(sender)).toMatchObject({ version: 6, input: { level: 2, version: 5 } });
  });

  it('are left alone after a refusal', () => {
    const stays = new MovingStays([stay]);
    stays.next(sender)?.failed();
    expect(stays.next(sender)).toBeUndefined();
  });

  it('are moved only by who sees them', () => {
    const foreign = { colleague: { classKey: nurse, sector: 'muni_social' } };
    expect(new MovingStays([stay]).next(foreign)).toBeUndefined();
    expect(new MovingStays([{ ...stay, seenBy: [] }]).next(sender)).toBeUndefined();
  });
});
