import { type BoardReason, type Category } from '@samtavle/domain';

/**
 * Which category each reason inherits, as the sharing policy says. The policy itself stays on the server; a spec holds
 * this list against it.
 */
export const REASON_CATEGORY: Readonly<Record<BoardReason, Category>> = {
  new_in_team: 'board_status',
  symptoms_worse: 'mental_state',
  relapse_substance: 'substance_use',
  medication_change: 'medication_depot',
  depot_missed: 'medication_depot',
  suicide_risk: 'risk_self_harm',
  safety_issue: 'risk_violence',
  admitted: 'admission_discharge',
  just_discharged: 'admission_discharge',
  hard_to_reach: 'visit_logistics',
  eviction_threat: 'housing',
  money_crisis: 'economy_benefits',
  life_event: 'network_relatives',
  somatic_illness: 'somatic_health',
  legal_measure: 'coercion_measures',
  work_event: 'employment_capacity',
  forensic_measure: 'criminal_forensic',
  own_wish: 'own_goals',
};
