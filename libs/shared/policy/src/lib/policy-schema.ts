import { BOARD_REASONS, CATEGORIES, OWNERS, ROLES, SECTORS } from '@samtavle/domain';
import { z } from 'zod';
import {
  CHANNELS,
  CONSENT_EVENTS,
  CONSENT_FORMS,
  CONSENT_STATES,
  DISPLAYS,
  EFFECTS,
  EXPIRY_TYPES,
  GATEWAY_MODES,
  HEALTH_PERSON,
  REQUIREMENTS,
} from './policy-vocabulary.js';

/** Parsed lists and objects are frozen: one policy object is shared by every decision in the process. */
const list = <T extends z.ZodType>(of: T) => z.array(of).readonly();
const object = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).readonly();
const words = list(z.string());
const glossary = z.record(z.string(), z.string()).readonly();

const category = z.enum(CATEGORIES);
const owner = z.enum(OWNERS);
const sector = z.enum(SECTORS);
const requires = list(z.enum(REQUIREMENTS));

const expiry = object({
  type: z.enum(EXPIRY_TYPES),
  max_days: z.int().positive().optional(),
  max_hours: z.int().positive().optional(),
  note: z.string().optional(),
});

const ruleTerms = {
  id: z.string(),
  title: z.string(),
  effect: z.enum(EFFECTS),
  consent_form: z.enum(CONSENT_FORMS).nullable(),
  purposes: words,
  basis: words,
  requires,
  duties: words,
  gateways: words,
  expiry,
  channel: z.enum(CHANNELS),
  conservative: z.boolean(),
  certainty: z.enum(['high', 'medium', 'low']),
  dpo_note: z.string(),
};

const rule = object({ ...ruleTerms, category: list(category), from: list(owner), to: list(sector) });
const defaultRule = object({ ...ruleTerms, category: z.literal('*'), from: z.literal('*'), to: z.literal('*') });

const gateway = object({
  id: z.string(),
  label: z.string(),
  mode: z.enum(GATEWAY_MODES),
  basis: words,
  categories: list(category),
  from: list(owner),
  to: list(sector),
  requires,
  requires_by_recipient: z.partialRecord(sector, requires).readonly().optional(),
  duties: words,
  expiry,
  consent_needed: z.boolean(),
  note: z.string(),
  enabled: z.boolean(),
});

const role = object({
  id: z.enum(ROLES),
  label_da: z.string(),
  sector: list(sector),
  authorised: z.boolean(),
  health_person: z.enum(HEALTH_PERSON),
  read_ceiling: list(category),
  can_decide_emergency: z.boolean(),
  can_pull_emergency: z.boolean(),
  board_access: z.boolean(),
  note: z.string(),
});

const consentFlow = object({ from: owner, to: sector, categories: list(category) });

const consentPackage = object({
  id: z.string(),
  label: z.string(),
  label_da: z.string(),
  form: z.enum(CONSENT_FORMS),
  max_days: z.int().positive(),
  per_person: z.boolean().optional(),
  flows: list(consentFlow),
  note: z.string().optional(),
});

/** The shape of the sharing policy file. Unknown keys and unknown words are refused: a typing error must not open a door. */
export const sharingPolicySchema = object({
  schema_version: z.string(),
  policy_version: z.string(),
  status: z.string(),
  jurisdiction: z.string(),
  language: z.string(),
  built: z.string(),
  source_horizon: z.string(),
  defaults: object({
    effect: z.literal('never'),
    rule: z.string(),
    timezone: z.literal('Europe/Copenhagen'),
    consent_max_days: z.int().positive(),
    min_cell_size: z.int().positive(),
    log_retention_years: z.int().positive(),
    log_visible_to_citizen_years: z.int().positive(),
    board_history_days: z.int().positive(),
    notes: z.string(),
  }),
  effects: z.record(z.enum(EFFECTS), z.string()).readonly(),
  consent_forms: z.record(z.enum(CONSENT_FORMS), z.string()).readonly(),
  sectors: list(
    object({
      id: sector,
      label: z.string(),
      label_da: z.string(),
      controller: z.string(),
      owner: z.boolean(),
      recipient: z.boolean(),
      primary_law: words,
      note: z.string().optional(),
    }),
  ),
  roles: list(role),
  categories: list(
    object({
      id: category,
      label: z.string(),
      label_da: z.string(),
      gdpr_class: z.string(),
      display: z.enum(DISPLAYS),
      sensitivity: z.int().min(1).max(5),
      description: z.string(),
      system_of_record: z.string(),
    }),
  ),
  board_reasons: list(object({ id: z.enum(BOARD_REASONS), label_da: z.string(), inherits_category: category })),
  purposes: list(
    object({ id: z.string(), label_da: z.string(), sectors: list(sector), basis: words, note: z.string() }),
  ),
  requires_vocabulary: z.record(z.enum(REQUIREMENTS), z.string()).readonly(),
  duties_vocabulary: glossary,
  gateways: list(gateway),
  rules: list(rule),
  default_rule: defaultRule,
  consent_packages: list(consentPackage),
  consent_states: list(object({ id: z.enum(CONSENT_STATES), label: z.string(), sharing: z.boolean() })),
  consent_transitions: list(
    object({
      from: z.enum(CONSENT_STATES),
      event: z.enum(CONSENT_EVENTS),
      to: z.enum(CONSENT_STATES),
      effects: words,
      basis: words,
    }),
  ),
  objection: object({ states: words, note: z.string(), effects: words, basis: words }),
  evaluation_order: words,
  outside_board_channels: list(object({ id: z.string(), label: z.string(), basis: words })),
  wall_mode: object({
    shows: list(category),
    name_format: z.string(),
    cpr_on_wall: z.literal(false),
    reason_text: z.string(),
    rights: z.string(),
    log: z.string(),
    auto_blank_minutes: z.int().positive(),
    room: z.string(),
    basis: words,
  }),
  controllership: object({
    records: z.string(),
    board: z.string(),
    vendor: z.string(),
    dpia: z.string(),
    basis: words,
    certainty: z.string(),
  }),
  identifiers: object({ cpr: z.string(), basis: words }),
  not_usable: list(object({ id: z.string(), text: z.string(), basis: words })),
  legal_sources: list(
    object({
      id: z.string(),
      law: z.string(),
      section: z.string(),
      note: z.string(),
      url: z.string(),
      verification: z.string(),
      version: z.string(),
    }),
  ),
});

/** The whole sharing policy: rules, gateways, roles, consents and the law behind each, as data. */
export type SharingPolicy = z.infer<typeof sharingPolicySchema>;
/** One rule: which categories of which owner a sector may see, on what conditions and on what legal basis. */
export type Rule = z.infer<typeof rule>;
/** Another lawful road for a flow, tried when the rule's own conditions fail. */
export type Gateway = z.infer<typeof gateway>;
/** What an acting role may read at all, and what it may do in an emergency. */
export type PolicyRole = z.infer<typeof role>;
/** One question to the citizen: what may go from whom to whom. */
export type ConsentPackage = z.infer<typeof consentPackage>;
/** One line of a consent: these categories from this owner to this sector. */
export type ConsentFlow = z.infer<typeof consentFlow>;
