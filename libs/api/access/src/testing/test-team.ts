import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Type } from '@nestjs/common';
import { type TestingModule } from '@nestjs/testing';
import { CprVault, type Transaction } from '@samtavle/api-platform';
import { type MigratedDatabase } from '@samtavle/api-platform/testing';
import {
  type Card,
  CommandId,
  type CommandDone,
  type CommandDraft,
  type CommandName,
  type MemberId,
} from '@samtavle/contracts';
import { type Sector, STAFF_SECTORS } from '@samtavle/domain';
import { CommandBus } from '../lib/commands/command-bus.js';
import { Decisions } from '../lib/decisions/decisions.js';
import { People } from '../lib/people/people.js';
import { BoardReader } from '../lib/present/board-reader.js';
import { NO_TRACE, scopeOf, type Viewer } from '../lib/viewer.js';
import { type CitizenBuilder } from './a-citizen.js';
import { actsOf, type StaffKey } from './staff.js';
import { accessLog, type AuditRow, type EventRow, streamOf } from './stream-and-log.js';
import { type TestCitizen, writeCitizen } from './write-citizen.js';
import { writeTeam } from './write-team.js';

/** The command's own id, when it matters; and the hat, for who has two. */
export interface Sending {
  readonly id?: CommandId;
  readonly sector?: Sector;
}

/** A team that is there now: what its colleagues do and see, and what was written of it. */
export class TestTeam {
  private constructor(
    readonly database: MigratedDatabase,
    private readonly module: TestingModule,
    readonly id: string,
    private readonly members: ReadonlyMap<string, MemberId>,
    private readonly persons: ReadonlyMap<StaffKey, string>,
  ) {}

  static async settle(database: MigratedDatabase, module: TestingModule): Promise<TestTeam> {
    const { id, members, persons } = await writeTeam(database);
    return new TestTeam(database, module, id, members, persons);
  }

  /** Another team in the same database, with colleagues of its own. */
  neighbour(): Promise<TestTeam> {
    return TestTeam.settle(this.database, this.module);
  }

  get clock() {
    return this.database.clock;
  }

  get<T>(room: Type<T>): T {
    return this.module.get(room);
  }

  /** Until a transaction waits for what another holds, a citizen or a row; or until `unless` has ended without waiting. */
  async somebodyWaits(unless?: Promise<unknown>): Promise<void> {
    const ended = unless?.then(
      () => true,
      () => true,
    );
    for (;;) {
      const [row] = await this.database.asOwner<{ waiting: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`,
      );
      if (row?.waiting === true) return;
      if (await Promise.race([ended, setTimeout(20, false)])) return;
    }
  }

  member(key: StaffKey, sector: Sector = actsOf(key)[0]?.sector ?? 'audit'): MemberId {
    const member = this.members.get(`${key} ${sector}`);
    if (!member) throw new Error(`${key} does not act for ${sector}`);
    return member;
  }

  person(key: StaffKey): string {
    const person = this.persons.get(key);
    if (!person) throw new Error(`nobody is ${key}`);
    return person;
  }

  /** The colleague as the product sees them now, duty and all. */
  async viewer(key: StaffKey, sector?: Sector): Promise<Viewer> {
    const session = { id: randomUUID(), authenticatedAt: this.clock.now() };
    const viewer = await this.database.work.runAs(
      { teamId: null, classKey: null, memberId: null, sector: null, reach: 'class' },
      (tx) => this.get(People).viewer(tx, this.member(key, sector), session),
    );
    if (!viewer) throw new Error(`${key} does not act any more`);
    return viewer;
  }

  /** Looks with this colleague's eyes, behind every wall. */
  async as<T>(key: StaffKey, look: (tx: Transaction, viewer: Viewer) => Promise<T>, sector?: Sector): Promise<T> {
    const viewer = await this.viewer(key, sector);
    return this.database.work.runAs(scopeOf(viewer), (tx) => look(tx, viewer));
  }

  /** Sends a command as the colleague's screen would. @throws Failure */
  does<N extends CommandName>(key: StaffKey, name: N, input: CommandDraft<N>, how: Sending = {}): Promise<CommandDone> {
    return this.sends(key, name, input, how);
  }

  /** Sends whatever a screen that is not ours might. @throws Failure */
  async sends(
    key: StaffKey,
    name: string,
    input: unknown,
    { id = aCommandId(), sector }: Sending = {},
  ): Promise<CommandDone> {
    return this.sendsAs(await this.viewer(key, sector), name, input, id);
  }

  /** Sends as a viewer the test has made up its mind about. @throws Failure */
  sendsAs(viewer: Viewer, name: string, input: unknown, id = aCommandId()): Promise<CommandDone> {
    return this.get(CommandBus).execute(viewer, NO_TRACE, name, id, input);
  }

  /** Makes a citizen's story so, and decides who sees it. */
  async meets(citizen: CitizenBuilder): Promise<TestCitizen> {
    const { database, id: teamId } = this;
    const vault = this.module.get(CprVault);
    const met = await writeCitizen(
      { database, teamId, vault, memberOf: (key, sector) => this.member(key, sector) },
      citizen.story,
    );
    await this.decidesAnew([met.key]);
    return met;
  }

  /** Stores the decisions of these citizens as they are now, telling nobody. */
  async decidesAnew(citizens: readonly string[]): Promise<void> {
    await this.database.work.runAs(
      { teamId: this.id, classKey: null, memberId: null, sector: null, reach: 'class' },
      async (tx) => void (await this.get(Decisions).recompute(tx, this.id, citizens)),
    );
  }

  async putsOnDuty(key: StaffKey, from: string, to: string, sector?: Sector): Promise<void> {
    await this.database.asOwner('INSERT INTO duty (member_id, valid_from, valid_to) VALUES ($1,$2,$3)', [
      this.member(key, sector),
      from,
      to,
    ]);
  }

  async cards(key: StaffKey, sector?: Sector): Promise<Card[]> {
    const read = await this.as(key, (tx, viewer) => this.get(BoardReader).cards(tx, viewer, null), sector);
    return read.map(({ card }) => card);
  }

  /** The colleague's card of this citizen; undefined when there is none. */
  async card(key: StaffKey, citizen: TestCitizen, sector?: Sector): Promise<Card | undefined> {
    const ids = STAFF_SECTORS.map((one) => citizen.id(one));
    return (await this.cards(key, sector)).find((card) => ids.includes(card.id));
  }

  /** What the team's stream says, past every wall. */
  events(): Promise<EventRow[]> {
    return streamOf(this.database, this.id);
  }

  /** The access log, past every wall. */
  audit(type?: string): Promise<AuditRow[]> {
    return accessLog(this.database, type ?? null);
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.database.close();
  }
}

export function aCommandId(): CommandId {
  return CommandId.parse(randomUUID());
}
