import { type Owner, type Sector } from '@samtavle/domain';
import { dictionary, type SameKeys } from '../language/dictionary.js';

const owner: Record<Owner, string> = {
  region_psych: 'Region',
  muni_social: 'Kommune, social',
  muni_health: 'Kommune, sundhed',
  muni_employment: 'Beskæftigelse',
  citizen: 'Borger',
};
/** As the giver in a sentence: »Oplysninger fra regionen«. */
const from: Record<Owner, string> = {
  region_psych: 'regionen',
  muni_social: 'kommunen',
  muni_health: 'kommunens sundhedspersoner',
  muni_employment: 'beskæftigelsen',
  citizen: 'borgeren',
};
const sector: Record<Sector, string> = {
  region_psych: 'Region',
  muni_social: 'Kommune',
  muni_health: 'Kommune, sundhed',
  muni_employment: 'Beskæftigelse',
  citizen: 'Borger',
  relative: 'Pårørende',
  police_psp: 'Politi',
  audit: 'Logkontrol',
  research: 'Forskning',
};

const da = {
  owner,
  from,
  sector,
  level: { 1: 'case management', 2: 'intensiveret', 3: 'dagligt' },
  levelName: 'Indsatsniveau {{level}}',
  column: 'Niveau {{level}}',
  columnFull: 'Niveau {{level}}, {{word}}',
  admitted: 'Indlagt',
};

const en: SameKeys<typeof da> = {
  owner: {
    region_psych: 'Region',
    muni_social: 'Municipality, social',
    muni_health: 'Municipality, health',
    muni_employment: 'Employment',
    citizen: 'Citizen',
  },
  from: {
    region_psych: 'the region',
    muni_social: 'the municipality',
    muni_health: 'the municipality’s health persons',
    muni_employment: 'the job service',
    citizen: 'the citizen',
  },
  sector: {
    region_psych: 'Region',
    muni_social: 'Municipality',
    muni_health: 'Municipality, health',
    muni_employment: 'Employment',
    citizen: 'Citizen',
    relative: 'Relative',
    police_psp: 'Police',
    audit: 'Log control',
    research: 'Research',
  },
  level: { 1: 'case management', 2: 'intensified', 3: 'daily' },
  levelName: 'Intensity {{level}}',
  column: 'Level {{level}}',
  columnFull: 'Level {{level}}, {{word}}',
  admitted: 'Admitted',
};

export const ownerTexts = dictionary('owners', { da, en });
