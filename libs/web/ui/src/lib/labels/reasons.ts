import { type BoardReason } from '@samtavle/domain';
import { dictionary, type SameKeys } from '../language/dictionary.js';

const da: Record<BoardReason, string> = {
  new_in_team: 'Ny i teamet',
  symptoms_worse: 'Symptomer forværret',
  relapse_substance: 'Tilbagefald, rusmidler',
  medication_change: 'Medicinændring',
  depot_missed: 'Depot ikke givet',
  suicide_risk: 'Selvmordsrisiko',
  safety_issue: 'Sikkerhed ved besøg',
  admitted: 'Indlagt',
  just_discharged: 'Nyudskrevet',
  hard_to_reach: 'Svær at få kontakt til',
  eviction_threat: 'Udsættelse truer',
  money_crisis: 'Økonomisk krise',
  life_event: 'Livsbegivenhed',
  somatic_illness: 'Fysisk sygdom',
  legal_measure: 'Tvang (psykiatriloven)',
  work_event: 'Job/uddannelse ændret',
  forensic_measure: 'Dom eller foranstaltning',
  own_wish: 'Borgerens ønske',
};

const en: SameKeys<typeof da> = {
  new_in_team: 'New in the team',
  symptoms_worse: 'Symptoms worse',
  relapse_substance: 'Relapse, substances',
  medication_change: 'Change of medication',
  depot_missed: 'Depot not given',
  suicide_risk: 'Suicide risk',
  safety_issue: 'Safety at visits',
  admitted: 'Admitted',
  just_discharged: 'Just discharged',
  hard_to_reach: 'Hard to reach',
  eviction_threat: 'Eviction threatens',
  money_crisis: 'Money crisis',
  life_event: 'Life event',
  somatic_illness: 'Physical illness',
  legal_measure: 'Coercion (Psychiatry Act)',
  work_event: 'Work/education changed',
  forensic_measure: 'Sentence or measure',
  own_wish: 'The citizen’s wish',
};

export const reasonTexts = dictionary('reasons', { da, en });
