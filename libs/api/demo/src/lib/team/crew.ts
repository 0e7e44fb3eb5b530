import { MemberId } from '@samtavle/contracts';
import { type Sector, STAFF_SECTORS } from '@samtavle/domain';
import { viewerClassKey, viewerClassOf } from '@samtavle/policy';
import { type DemoAuthority, type DemoDuty, type DemoMember, type DemoPerson } from './model.js';
import { type Act, AUTHORITIES, STAFF, type StaffKey } from './staff.js';
import { type Stage } from './stage.js';

/** Employed this long before the demo begins: everybody was there for the year of history it tells. */
const EMPLOYED_DAYS = 1200;
/** Weeks between one colleague's first day and the next one's, so that a list by employment has one order. */
const DAYS_BETWEEN = 21;

/**
 * Somebody on duty reaches the own sector's whole caseload, which otherwise only contact persons and the board open. In
 * the demo one nurse and one support worker are always on duty, so that whoever clones it tomorrow, or keeps a window
 * open for a year, sees what the pictures show. Leaders have that reach by their role.
 */
const ON_DUTY: readonly StaffKey[] = ['anne', 'jonas'];
const DUTY_DAYS = 400;

/** The team's people, with the ids they have in this demo. */
export class Crew {
  readonly authorities: readonly DemoAuthority[];
  readonly persons: readonly DemoPerson[];
  readonly members: readonly DemoMember[];
  readonly duties: readonly DemoDuty[];

  constructor(
    private readonly stage: Stage,
    teamId: string,
  ) {
    this.authorities = AUTHORITIES.map(({ key, ...authority }) => ({ id: stage.id('authority', key), ...authority }));
    this.persons = keys.map((key) => ({
      id: stage.id('person', key),
      subject: key,
      name: STAFF[key].name,
      initials: STAFF[key].initials,
    }));
    this.members = keys.flatMap((key, rank) => STAFF[key].acts.map((act) => this.member(key, act, rank, teamId)));
    this.duties = ON_DUTY.map((key) => ({
      memberId: this.of(key),
      from: stage.at(-1, '00:00'),
      to: stage.midnight(DUTY_DAYS),
    }));
  }

  /** The colleague's id in one sector; in the first of their capacities when none is named. */
  of(key: StaffKey, sector: Sector = STAFF[key].acts[0].sector): MemberId {
    return MemberId.parse(this.stage.id('member', key, sector));
  }

  private member(key: StaffKey, act: Act, rank: number, teamId: string): DemoMember {
    const { sector, role, employer } = act;
    const responsible = keys.find((other) => other === act.responsible);
    return {
      id: this.of(key, sector),
      personId: this.stage.id('person', key),
      authorityId: this.stage.id('authority', employer),
      // Audit officers and the data protection officer stand outside the team: they have no caseload.
      teamId: STAFF_SECTORS.some((staff) => staff === sector) ? teamId : null,
      sector,
      role,
      responsibleId: responsible === undefined ? null : this.of(responsible),
      classKey: viewerClassKey(viewerClassOf(sector, role, responsible !== undefined)),
      validFrom: this.stage.day(rank * DAYS_BETWEEN - EMPLOYED_DAYS),
      validTo: null,
    };
  }
}

const keys = Object.keys(STAFF).filter((key): key is StaffKey => key in STAFF);
