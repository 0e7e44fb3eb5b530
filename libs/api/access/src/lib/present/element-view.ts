import { Failure } from '@samtavle/api-platform';
import { type ElementId, type ElementView, type ErrorBody, type MemberId } from '@samtavle/contracts';
import { actionAbility } from '@samtavle/policy';
import { contentOf, type ElementEntity } from '../elements/element.entity.js';
import { type Viewer } from '../viewer.js';
import { present, type PresentedElement, type VisibleCitizen } from './present.js';

/** An element as the drawer shows it. `rule` is what opens it to this viewer. */
export function elementView(element: PresentedElement, viewer: Viewer, rule: string): ElementView {
  return {
    id: element.id as ElementId,
    owner: element.owner,
    category: element.category,
    version: element.version,
    content: contentOf(element),
    createdAt: element.createdAt,
    updatedAt: element.updatedAt,
    updatedBy: element.updatedBy as MemberId | null,
    rule,
    mayEdit: mayWrite(viewer, element),
  };
}

/** Staff write what their own sector owns, within the role's ceiling. */
export function mayWrite(viewer: Viewer, element: Pick<ElementEntity, 'owner' | 'category'>): boolean {
  return actionAbility(viewer.policy, viewer.viewerClass).can('write', {
    kind: 'Element',
    owner: element.owner,
    category: element.category,
  });
}

/** Somebody else saved first: the refusal carries what the row says now, as far as this viewer may see it. */
export function stale(
  citizen: VisibleCitizen,
  now: ElementEntity | undefined,
  viewer: Viewer,
  /** The fields both have changed, when the rest would have fitted together. */
  fields?: ErrorBody['fields'],
): Failure {
  const [seen] = now ? present(citizen, [now]) : [];
  if (!seen) return new Failure('stale_version');
  const shows = [{ citizenId: citizen.citizenId, slots: [seen.slot] }];
  const extra = { current: elementView(seen, viewer, ''), ...(fields ? { fields } : {}) };
  return new Failure('stale_version', extra, undefined, shows);
}

/** A field both have changed to something else: whoever came second chooses, with both texts before them. */
export function changedByBoth(path: string): NonNullable<ErrorBody['fields']>[number] {
  return {
    path,
    problem: 'changed_by_both',
    da: 'I har begge ændret det her felt. Vælg mellem de to tekster, eller skriv dem sammen.',
    en: 'You have both changed this field. Choose between the two texts, or write them into one.',
  };
}
