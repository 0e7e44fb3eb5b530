import { viewerClassKey, viewerClassOf } from '@samtavle/policy';
import { commonView } from './common-view.js';
import { type Stay } from './team.js';

const nurse = viewerClassKey(viewerClassOf('region_psych', 'nurse_region', false));
const doctor = viewerClassKey(viewerClassOf('region_psych', 'psychiatrist', false));
const support = viewerClassKey(viewerClassOf('muni_social', 'support_worker_muni', false));

const seen = (citizenId: string, ...seenBy: Stay['seenBy']): Stay => ({
  citizenId,
  owner: 'region_psych',
  level: 2,
  version: 1,
  aliases: {},
  seenBy,
});

describe('what several classes see in common', () => {
  it('is as much as it can be', () => {
    const stays = [seen('a', nurse, doctor), seen('b', nurse, support), seen('c', support, nurse)];
    const { classes, stays: common } = commonView(stays, [doctor, nurse, support], 2);
    expect(classes).toEqual([nurse, support]);
    expect(common.map(({ citizenId }) => citizenId)).toEqual(['b', 'c']);
  });

  it('does not pretend when there is nothing', () => {
    expect(() => commonView([seen('a', nurse)], [doctor, nurse], 2)).toThrow('no stay is seen by 2 classes');
  });
});
