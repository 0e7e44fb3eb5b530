import { ROLES, SECTORS } from '@samtavle/domain';
import {
  ACTING_ROLES,
  healthPersonOf,
  mayActIn,
  parseViewerClassKey,
  viewerClassKey,
  viewerClassOf,
} from './viewer-class.js';

describe('a viewer class', () => {
  it('is named by sector, acting role and whether one acts as a health person', () => {
    expect(viewerClassKey({ sector: 'region_psych', role: 'nurse_region', healthPerson: true })).toBe(
      'region_psych/nurse_region/h',
    );
    expect(parseViewerClassKey('muni_social/support_worker_muni/n')).toEqual({
      sector: 'muni_social',
      role: 'support_worker_muni',
      healthPerson: false,
    });
  });

  it('is read back as it was named, for every capacity there is', () => {
    const classes = SECTORS.flatMap((sector) =>
      ACTING_ROLES.filter((role) => mayActIn(role, sector)).flatMap((role) =>
        [true, false].map((registered) => viewerClassOf(sector, role, registered)),
      ),
    );
    for (const viewer of classes) expect(parseViewerClassKey(viewerClassKey(viewer))).toEqual(viewer);
    expect(new Set(classes.map((viewer) => viewer.role)).size).toBe(ROLES.length + 1);
  });

  it.each([
    'region_psych/nurse_region',
    'region_psych/nurse_region/h/x',
    'region_psych/nurse_region/H',
    'region_psych/surgeon/h',
    'hospital/nurse_region/h',
    'muni_social/nurse_muni/h',
    'muni_social/support_worker_muni/h',
    'muni_social/team_leader_joint/h',
    '__proto__/constructor/n',
    '',
  ])('is not what “%s” says', (text) => {
    expect(parseViewerClassKey(text)).toBeUndefined();
  });

  it('makes a nurse a health person, a support worker never, and a peer only under a registered responsible person', () => {
    expect(healthPersonOf('nurse_region', false)).toBe(true);
    expect(healthPersonOf('support_worker_muni', true)).toBe(false);
    expect(healthPersonOf('peer_region', false)).toBe(false);
    expect(healthPersonOf('peer_region', true)).toBe(true);
    expect(healthPersonOf('data_protection_officer', true)).toBe(false);
  });

  it('is no health person in a municipal social capacity, whatever the training of a joint leader', () => {
    expect(viewerClassOf('muni_social', 'team_leader_joint', true).healthPerson).toBe(false);
    expect(viewerClassOf('region_psych', 'team_leader_joint', true).healthPerson).toBe(true);
    expect(viewerClassKey({ sector: 'muni_social', role: 'team_leader_joint', healthPerson: true })).toBe(
      'muni_social/team_leader_joint/n',
    );
  });
});
