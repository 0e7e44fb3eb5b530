import { type Viewer } from '@samtavle/api-access';
import { type TeamEvent } from '@samtavle/api-platform';
import { type Category, instant, type Owner, SLOT_COUNT, slotOf } from '@samtavle/domain';
import { aScreen, type Screen } from '../../testing/a-screen.js';
import { aViewer } from '../../testing/a-viewer.js';
import { audienceOf, type ClassDecision, concerns, personsOf } from './audience.js';

const CLASS = aViewer().classKey;
const screen = (reach: Viewer['reach'] = 'class'): Screen => aScreen(aViewer({ reach }));

type Pair = readonly [Owner, Category];
const maskOf = (...pairs: Pair[]) => {
  const open = new Set<number>(pairs.map(([owner, category]) => slotOf(owner, category)));
  return Array.from({ length: SLOT_COUNT }, (_, slot) => (open.has(slot) ? '1' : '0')).join('');
};
const NAMED = maskOf(['muni_social', 'identification'], ['muni_social', 'housing']);
const NAMELESS = maskOf(['muni_social', 'housing']);

const decision = (more: Partial<ClassDecision> = {}): ClassDecision => ({
  classKey: CLASS,
  citizenId: 'citizen',
  mask: NAMED,
  byClass: true,
  bySector: true,
  noticeOnly: false,
  plans: [],
  ...more,
});
const event = (more: Partial<TeamEvent> = {}): TeamEvent => ({
  seq: 1,
  citizenId: 'citizen',
  change: 'wrote',
  slots: [],
  lost: [],
  lostNamed: [],
  lostSector: [],
  changedFor: [],
  members: [],
  byMember: null,
  fromLevel: null,
  at: instant('2026-11-26T07:15:00Z'),
  ...more,
});
const NOBODY = new Set<string>();

describe('who is shown an event', () => {
  it('is the whole class while the citizen is in its caseload', () => {
    const screens = [screen(), screen()];
    expect(audienceOf(screens, decision(), NOBODY, [event()], CLASS)).toEqual({ show: screens, clear: [] });
  });

  it('is off the board who has a relation, leads, or is on duty', () => {
    const [contact, leader, other] = [screen(), screen('sector'), screen()];
    const { show, clear } = audienceOf(
      [contact, leader, other],
      decision({ byClass: false }),
      new Set([contact.viewer.memberId]),
      [event()],
      CLASS,
    );
    expect(show).toEqual([contact, leader]);
    expect(clear).toEqual([]);
  });

  it('is not a leader of a sector that has not enrolled the citizen', () => {
    const leader = screen('sector');
    expect(audienceOf([leader], decision({ byClass: false, bySector: false }), NOBODY, [event()], CLASS).show).toEqual(
      [],
    );
  });

  it('is nobody when no name may be shown, or nothing was decided', () => {
    const screens = [screen(), screen('sector')];
    for (const none of [decision({ mask: NAMELESS }), undefined])
      expect(audienceOf(screens, none, new Set([screens[0]?.viewer.memberId ?? '']), [event()], CLASS)).toEqual({
        show: [],
        clear: [],
      });
  });
});

describe('who is sent a tombstone', () => {
  it('is who had the card and no longer may see it, and nobody else', () => {
    const [contact, leader, other] = [screen(), screen('sector'), screen()];
    const off = audienceOf(
      [contact, leader, other],
      decision({ byClass: false }),
      new Set([contact.viewer.memberId]),
      [event({ lost: [CLASS] })],
      CLASS,
    );
    expect(off.show).toEqual([contact, leader]);
    expect(off.clear).toEqual([other]);
  });

  it('is everybody with a relation when the name itself is lost', () => {
    const [contact, leader, other] = [screen(), screen('sector'), screen()];
    const audience = (more: Partial<TeamEvent>) =>
      audienceOf(
        [contact, leader, other],
        decision({ mask: NAMELESS, byClass: false }),
        new Set([contact.viewer.memberId]),
        [event({ lostNamed: [CLASS], ...more })],
        CLASS,
      );
    expect(audience({})).toEqual({ show: [], clear: [contact] });
    expect(audience({ lostSector: [CLASS] })).toEqual({ show: [], clear: [contact, leader] });
  });

  it('is the one person whose own relation ended', () => {
    const [gone, other] = [screen(), screen()];
    const ended = event({ members: [gone.viewer.memberId] });
    expect(audienceOf([gone, other], decision({ byClass: false }), NOBODY, [ended], CLASS)).toEqual({
      show: [],
      clear: [gone],
    });
  });

  it('is not who still sees the card by another road', () => {
    const person = screen();
    expect(audienceOf([person], decision(), NOBODY, [event({ members: [person.viewer.memberId] })], CLASS)).toEqual({
      show: [person],
      clear: [],
    });
  });

  it('is not another class’s loss', () => {
    expect(
      audienceOf(
        [screen()],
        decision({ byClass: false }),
        NOBODY,
        [event({ lost: ['muni_social/peer_muni/n'] })],
        CLASS,
      ),
    ).toEqual({ show: [], clear: [] });
  });
});

describe('an event', () => {
  const housing = slotOf('muni_social', 'housing');
  const diagnosis = slotOf('region_psych', 'diagnosis');

  it('is a class’s business when something it may see changed', () => {
    expect(concerns(event({ slots: [diagnosis, housing] }), CLASS, decision())).toBe(true);
  });

  it('is passed over when all that changed is hidden', () => {
    expect(concerns(event({ slots: [diagnosis] }), CLASS, decision())).toBe(false);
    expect(concerns(event({ slots: [housing] }), CLASS, undefined)).toBe(false);
    expect(concerns(event(), CLASS, decision())).toBe(false);
  });

  it.each(['changedFor', 'lost', 'lostNamed'] as const)('is a class’s business when it is named in %s', (field) => {
    expect(concerns(event({ [field]: [CLASS] }), CLASS, undefined)).toBe(true);
    expect(concerns(event({ [field]: ['region_psych/nurse_region/h'] }), CLASS, decision())).toBe(false);
  });

  it('about another person’s relation is nobody’s business but theirs', () => {
    const [person, other] = [screen(), screen()];
    const ended = event({ members: [person.viewer.memberId] });
    expect(concerns(ended, CLASS, decision())).toBe(false);
    expect(personsOf([person, other], [ended])).toEqual([person]);
  });

  it('about anything but the notice itself is passed over where the law opens the notice alone', () => {
    const admission = slotOf('region_psych', 'admission_discharge');
    const notice = decision({
      mask: maskOf(['muni_social', 'identification'], ['region_psych', 'admission_discharge']),
      noticeOnly: true,
    });
    expect(concerns(event({ change: 'wrote', slots: [admission] }), CLASS, notice)).toBe(false);
    expect(concerns(event({ change: 'admission', slots: [admission] }), CLASS, notice)).toBe(true);
    expect(concerns(event({ change: 'wrote', slots: [admission] }), CLASS, { ...notice, noticeOnly: false })).toBe(
      true,
    );
  });

  it('about a question or a no is for the sector that asked, also where its consents may be seen', () => {
    const [own, other] = [slotOf('muni_social', 'consent_records'), slotOf('region_psych', 'consent_records')];
    const seeing = decision({
      mask: maskOf(
        ['muni_social', 'identification'],
        ['muni_social', 'consent_records'],
        ['region_psych', 'consent_records'],
      ),
    });
    expect(concerns(event({ change: 'question', slots: [own] }), CLASS, seeing)).toBe(true);
    expect(concerns(event({ change: 'question', slots: [other] }), CLASS, seeing)).toBe(false);
    expect(concerns(event({ change: 'shared', slots: [other] }), CLASS, seeing)).toBe(true);
  });

  it('about what would end a stay is passed over where the board status is hidden', () => {
    const blind = decision({ mask: maskOf(['muni_social', 'identification'], ['muni_social', 'housing']) });
    expect(concerns(event({ change: 'criterion', slots: [housing] }), CLASS, blind)).toBe(false);
    expect(concerns(event({ change: 'wrote', slots: [housing] }), CLASS, blind)).toBe(true);
    const seeing = decision({
      mask: maskOf(['muni_social', 'identification'], ['muni_social', 'housing'], ['muni_social', 'board_status']),
    });
    expect(concerns(event({ change: 'criterion', slots: [housing] }), CLASS, seeing)).toBe(true);
  });
});
