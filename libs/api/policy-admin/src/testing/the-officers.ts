import { NO_TRACE, Policies, PolicyEffect } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type CommandDraft, type DraftEffect, PolicyDrafts, PolicyView } from '@samtavle/contracts';
import { ApproveDraftHandler } from '../lib/drafts/approve-draft.handler.js';
import { ChangeDraftHandler } from '../lib/drafts/change-draft.handler.js';
import { DiscardDraftHandler } from '../lib/drafts/discard-draft.handler.js';
import { DraftPolicyHandler } from '../lib/drafts/draft-policy.handler.js';
import { Drafts } from '../lib/drafts/drafts.js';
import { PreviewDraft } from '../lib/preview/preview-draft.js';
import { ReadDrafts } from '../lib/read/read-drafts.js';
import { ReadPolicy } from '../lib/read/read-policy.js';

export type Changes = CommandDraft<'policy.draft'>['changes'];

/** Law 17: what social staff write about the name, the team and the visits goes to the region without asking. */
export const EASED: Changes = [
  {
    kind: 'rule',
    id: 'R-SOC-REG-BASE',
    reason: 'Afklaret med begge myndigheder',
    set: {
      effect: 'allow_if_necessary',
      consent_form: null,
      requires: ['relation_active', 'task_necessity'],
      expiry: { type: 'relation_end' },
    },
  },
];

export interface Officers extends ReturnType<typeof officersOf> {
  readonly team: TestTeam;
  /** Whom both sides know, on the board of each. */
  readonly joint: TestCitizen;
}

/** A team, and the officers of data protection who draft and approve what its colleagues see. */
export async function theOfficers(): Promise<Officers> {
  const team = await aTeam({
    rooms: [
      ...[Drafts, ReadPolicy, ReadDrafts, PreviewDraft],
      ...[DraftPolicyHandler, ChangeDraftHandler, DiscardDraftHandler, ApproveDraftHandler],
    ],
  });
  const joint = await team.meets(
    aCitizen().enrolledBy('region_psych').onBoard(2).enrolledBy('muni_social').onBoard(1, { owner: 'muni_social' }),
  );
  return { team, joint, ...officersOf(team) };
}

function officersOf(team: TestTeam) {
  const inForce = async (key: StaffKey = 'regionDpo') =>
    PolicyView.parse(await team.get(ReadPolicy).read(await team.viewer(key), NO_TRACE));
  const drafts = async (key: StaffKey = 'regionDpo') =>
    PolicyDrafts.parse(await team.get(ReadDrafts).read(await team.viewer(key), NO_TRACE));
  const effect = async (id: string, key: StaffKey = 'regionDpo'): Promise<DraftEffect> =>
    team.get(PreviewDraft).of(await team.viewer(key), NO_TRACE, id);
  const drafted = async (changes: Changes = EASED, by: StaffKey = 'regionDpo') => {
    const { id } = await team.does(by, 'policy.draft', { base: (await inForce(by)).version, changes });
    if (id === null) throw new Error('a draft has an id');
    return id;
  };
  /** What would happen, before any of it is withheld. */
  const exactly = (id: string) =>
    team.as('regionDpo', async (tx) => {
      const rooms = team.get(Drafts);
      const draft = await rooms.byId(tx, id);
      const after = await rooms.outcome(tx, draft, Drafts.changesOf(draft), 'draft');
      return team.get(PolicyEffect).on(tx, team.id, await team.get(Policies).inForce(tx, null), after);
    });
  const approve = (draft: string, by: StaffKey = 'muniDpo', version = 1) =>
    team.does(by, 'policy.approve', { draft, version });
  const masks = () =>
    team.database.asOwner<{ class_key: string; citizen_id: string; mask: string; policy_version: string }>(
      'SELECT class_key, citizen_id, mask, policy_version FROM decision WHERE team_id = $1 ORDER BY 1, 2',
      [team.id],
    );
  return { inForce, drafts, effect, drafted, exactly, approve, masks };
}
