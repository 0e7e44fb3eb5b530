import { type TeamEvent } from '@samtavle/api-platform';
import { SLOT_COUNT } from '@samtavle/domain';
import { type Connection } from '../connections.js';
import { type Audience, audienceOf, type ClassDecision, concerns, personsOf } from './audience.js';
import { groupBy } from './group-by.js';

/** One citizen whose events are a class's business, or of one person who has something open beside it. */
export interface Matter extends Audience {
  readonly citizenId: string;
  readonly events: readonly TeamEvent[];
  /** What is open: to the class, or to the class and this one person together. */
  readonly decision: ClassDecision | undefined;
  /** One person's: read as that person, and sent to nobody else. */
  readonly alone: boolean;
}

/** What the stream's events are about, as it stands now. */
export interface Standing {
  readonly events: readonly TeamEvent[];
  readonly decisions: ReadonlyMap<string, ClassDecision>;
  readonly related: ReadonlyMap<string, ReadonlySet<string>>;
  /** By citizen: what each member who has something open alone sees by that. */
  readonly alone: ReadonlyMap<string, readonly OpenedAlone[]>;
}

export interface OpenedAlone {
  readonly citizenId: string;
  readonly memberId: string;
  readonly mask: string;
  /** An emergency look-up: it needs no relation. */
  readonly withoutRelation: boolean;
}

/** Pure: what these events are to one class's screens, and to those of its persons who have something open alone. */
export function mattersOf(classKey: string, screens: readonly Connection[], standing: Standing): Matter[] {
  const about = groupBy(
    standing.events.filter(({ citizenId }) => citizenId !== null),
    (event) => event.citizenId ?? '',
  );
  return [...about].flatMap(([citizenId, all]): Matter[] => {
    const opened = groupBy(standing.alone.get(citizenId) ?? [], (one) => one.memberId);
    const single = groupBy(
      screens.filter(({ viewer }) => opened.has(viewer.memberId)),
      ({ viewer }) => viewer.memberId,
    );
    const common = screens.filter(({ viewer }) => !opened.has(viewer.memberId));
    const matter = { classKey, citizenId, all, standing };
    return [
      ...commonMatter({ ...matter, screens: common }),
      ...[...single].flatMap(([memberId, own]) => aloneMatter({ ...matter, screens: own }, opened.get(memberId) ?? [])),
    ];
  });
}

interface About {
  readonly classKey: string;
  readonly citizenId: string;
  readonly screens: readonly Connection[];
  /** Everything that happened to the citizen. */
  readonly all: readonly TeamEvent[];
  readonly standing: Standing;
}

function commonMatter({ classKey, citizenId, screens, all, standing }: About): Matter[] {
  const decision = standing.decisions.get(`${classKey} ${citizenId}`);
  const mine = all.filter((event) => concerns(event, classKey, decision));
  const audience = mine.length > 0 ? screens : personsOf(screens, all);
  if (audience.length === 0) return [];
  const related = standing.related.get(citizenId) ?? new Set();
  const reached = audienceOf(audience, decision, related, all, classKey);
  return [{ citizenId, events: mine, decision, alone: false, ...reached }];
}

/**
 * The screens of one person who has something open beside the class. Both walls say what the card shows, asked as that
 * person; where they show none, the card is gone.
 */
function aloneMatter(about: About, opened: readonly OpenedAlone[]): Matter[] {
  const { classKey, citizenId, screens, all, standing } = about;
  const ofClass = standing.decisions.get(`${classKey} ${citizenId}`);
  const related = standing.related.get(citizenId) ?? new Set();
  const works = audienceOf(screens, ofClass, related, [], classKey).show.length > 0;
  const masks = [
    ...(works && ofClass ? [ofClass.mask] : []),
    ...opened.filter(({ withoutRelation }) => works || withoutRelation).map(({ mask }) => mask),
  ];
  const decision: ClassDecision = {
    classKey,
    citizenId,
    byClass: ofClass?.byClass ?? false,
    bySector: ofClass?.bySector ?? false,
    noticeOnly: works && ofClass?.noticeOnly === true,
    plans: works && ofClass ? ofClass.plans : [],
    mask: Array.from({ length: SLOT_COUNT }, (_, slot) => (masks.some((mask) => mask[slot] === '1') ? '1' : '0')).join(
      '',
    ),
  };
  const mine = all.filter((event) => concerns(event, classKey, decision));
  const audience = mine.length > 0 ? screens : personsOf(screens, all);
  if (audience.length === 0) return [];
  return [{ citizenId, events: mine, decision, alone: true, show: audience, clear: [] }];
}
