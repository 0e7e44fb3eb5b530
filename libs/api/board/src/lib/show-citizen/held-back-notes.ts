import { type Viewer } from '@samtavle/api-access';
import { type HeldBackNote } from '@samtavle/contracts';
import { type Instant } from '@samtavle/domain';
import { type Decision, explainHeldBack, type SharingFacts } from '@samtavle/policy';

/** What the policy holds back, one note for each owner, road and package instead of one for each category. */
export function heldBackNotes(viewer: Viewer, facts: SharingFacts, decision: Decision, now: Instant): HeldBackNote[] {
  const notes = new Map<string, HeldBackNote>();
  for (const held of explainHeldBack(viewer.policy, viewer.viewerClass, facts, decision, now)) {
    const { owner, category, rule, basis, road, consentState } = held;
    // What does not belong to the role has no road through this screen, however urgent: a colleague with the role has it.
    const askNow = held.askNow && road === 'consent';
    const key = [owner, road, held.package, consentState, askNow].join('|');
    const note = notes.get(key);
    if (note) note.categories.push(category);
    else {
      notes.set(key, {
        owner,
        categories: [category],
        rule,
        basis: [...basis],
        road,
        package: held.package,
        consentState,
        askedOn: held.askedOn ?? null,
        askAgainOn: held.askAgainOn ?? null,
        askNow,
      });
    }
  }
  return [...notes.values()];
}
