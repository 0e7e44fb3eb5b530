import { randomUUID } from 'node:crypto';
import { type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditLog } from '@samtavle/api-audit';
import {
  Clock,
  CONFIG,
  type Config,
  CprVault,
  Doorbell,
  LOG,
  type Transaction,
  UnitOfWork,
} from '@samtavle/api-platform';
import {
  aConfig,
  aLog,
  CPR_INDEX_KEY,
  CPR_KEY,
  type MigratedDatabase,
  migratedDatabase,
} from '@samtavle/api-platform/testing';
import {
  type Card,
  CommandId,
  type CommandDone,
  type CommandDraft,
  type CommandName,
  COMMANDS,
  isCommandName,
  MemberId,
} from '@samtavle/contracts';
import { type Sector, STAFF_SECTORS } from '@samtavle/domain';
import { viewerClassKey, viewerClassOf } from '@samtavle/policy';
import { CitizenCommand } from '../lib/commands/citizen-command.js';
import { CommandBus } from '../lib/commands/command-bus.js';
import { COMMAND, type CommandHandler, Handles } from '../lib/commands/command-handler.js';
import { AccessChanges } from '../lib/decisions/access-changes.js';
import { PersonalAccess } from '../lib/decisions/personal-access.js';
import { Decisions } from '../lib/decisions/decisions.js';
import { ElementEntity } from '../lib/elements/element.entity.js';
import { ElementsOfCards } from '../lib/elements/elements-of-cards.js';
import { Elements } from '../lib/elements/elements.js';
import { Links } from '../lib/elements/links.js';
import { Policies } from '../lib/policies/policies.js';
import { PolicyFile } from '../lib/policies/policy-file.js';
import { PolicyEffect } from '../lib/policies/policy-effect.js';
import { PolicySwitch } from '../lib/policies/policy-switch.js';
import { People } from '../lib/people/people.js';
import { BoardReader } from '../lib/present/board-reader.js';
import { RefusalRecorder } from '../lib/sessions/refusal-recorder.js';
import { DraftKeys } from '../lib/sessions/draft-keys.js';
import { Sessions } from '../lib/sessions/sessions.js';
import { NO_TRACE, scopeOf, type Viewer } from '../lib/viewer.js';
import { type CitizenBuilder } from './a-citizen.js';
import { actsOf, STAFF, STAFF_KEYS, type StaffKey } from './staff.js';
import { type TestCitizen, writeCitizen } from './write-citizen.js';

export interface TeamOptions {
  /** The handlers and services under test; everything below them is the product's own. */
  readonly rooms?: readonly (Type | { provide: Type; useClass: Type })[];
  readonly config?: Partial<Record<keyof Config, string>>;
  readonly poolSize?: number;
}

export interface EventRow {
  readonly seq: number;
  readonly citizen_id: string | null;
  readonly change: string;
  readonly slots: number[];
  readonly lost: string[];
  readonly lost_named: string[];
  readonly changed_for: string[];
  readonly members: string[];
}

export interface AuditRow {
  readonly type: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly actor_name: string | null;
  readonly command: string | null;
  readonly command_id: string | null;
  readonly controllers: string[];
  /** The slots it says were shown or opened, of all its citizens. */
  readonly shown: number[];
  readonly rules_of_region: string[];
  readonly rules_of_municipality: string[];
  readonly citizens: number;
  readonly recipients: string[];
  readonly search_hash: string | null;
  readonly result_count: number | null;
  readonly session_id: string | null;
  readonly seq: number | null;
}

/** The command's own id, when it matters; and the hat, for who has two. */
export interface Sending {
  readonly id?: CommandId;
  readonly sector?: Sector;
}

/** A joint team on a database of its own, with the product's rooms built as the server builds them. */
export async function aTeam({ rooms = [], config = {}, poolSize = 4 }: TeamOptions = {}): Promise<TestTeam> {
  const database = await migratedDatabase({ poolSize, entities: [ElementEntity] });
  const handled = rooms.flatMap((room) => ('provide' in room ? [] : (Reflect.getMetadata(COMMAND, room) ?? [])));
  const missing = Object.keys(COMMANDS)
    .filter(isCommandName)
    .filter((name) => !handled.includes(name));
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [
      { provide: CONFIG, useValue: aConfig(config) },
      { provide: LOG, useValue: aLog('silent').log },
      { provide: Clock, useValue: database.clock },
      { provide: Doorbell, useValue: database.doorbell },
      { provide: CprVault, useValue: new CprVault(CPR_KEY, CPR_INDEX_KEY) },
      { provide: UnitOfWork, useValue: database.work },
      ...[
        AuditLog,
        Policies,
        PolicyFile,
        PolicyEffect,
        PolicySwitch,
        People,
        Sessions,
        DraftKeys,
        RefusalRecorder,
        Decisions,
        AccessChanges,
        PersonalAccess,
        Elements,
        ElementsOfCards,
        Links,
        BoardReader,
        CitizenCommand,
        CommandBus,
      ],
      ...rooms,
      ...missing.map(notUnderTest),
    ],
  }).compile();
  try {
    await module.init();
    return await TestTeam.settle(database, module);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The bus wants a handler for every command; a test brings those it is about. */
function notUnderTest(name: CommandName): Type<CommandHandler<CommandName>> {
  class NotUnderTest implements CommandHandler<CommandName> {
    handle(): Promise<never> {
      return Promise.reject(new Error(`${name} is not under test here`));
    }
  }
  Handles(name)(NotUnderTest);
  return NotUnderTest;
}

export class TestTeam {
  private constructor(
    readonly database: MigratedDatabase,
    private readonly module: TestingModule,
    readonly id: string,
    private readonly members: ReadonlyMap<string, MemberId>,
    private readonly persons: ReadonlyMap<StaffKey, string>,
  ) {}

  static async settle(database: MigratedDatabase, module: TestingModule): Promise<TestTeam> {
    const { asOwner } = database;
    const id = randomUUID();
    const authorities = { region: randomUUID(), municipality: randomUUID() };
    for (const [kind, authority] of Object.entries(authorities))
      await asOwner('INSERT INTO authority (id, kind, name) VALUES ($1,$2,$3)', [authority, kind, `Prøvens ${kind}`]);
    await asOwner('INSERT INTO team (id, name) VALUES ($1,$2)', [id, 'Team Prøve']);
    await asOwner('INSERT INTO team_stream (team_id) VALUES ($1)', [id]);
    const persons = new Map<StaffKey, string>();
    const members = new Map<string, MemberId>();
    for (const key of STAFF_KEYS) {
      const person = randomUUID();
      persons.set(key, person);
      const { name, initials } = STAFF[key];
      await asOwner('INSERT INTO person (id, name, initials, issuer, subject) VALUES ($1,$2,$3,$4,$5)', [
        person,
        name,
        initials,
        'test',
        person,
      ]);
      for (const { role, sector, employer, responsible } of actsOf(key)) {
        const member = MemberId.parse(randomUUID());
        members.set(`${key} ${sector}`, member);
        const inTeam = STAFF_SECTORS.some((one) => one === sector);
        await asOwner(
          `INSERT INTO member (id, person_id, authority_id, team_id, sector, role, class_key, valid_from) VALUES ($1,$2,$3,$4,$5,$6,$7,'2024-01-01')`,
          [
            member,
            person,
            authorities[employer],
            inTeam ? id : null,
            sector,
            role,
            viewerClassKey(viewerClassOf(sector, role, responsible !== undefined)),
          ],
        );
      }
    }
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
    return this.database.asOwner('SELECT * FROM team_event WHERE team_id = $1 ORDER BY seq', [this.id]);
  }

  /** The access log, past every wall. */
  audit(type?: string): Promise<AuditRow[]> {
    return this.database.asOwner(
      `SELECT e.*,
              ARRAY(SELECT slot FROM generate_series(0, 139) slot
                     WHERE EXISTS (SELECT 1 FROM audit_subject a WHERE a.audit_id = e.id AND get_bit(a.shown, slot) = 1)) AS shown,
              ARRAY(SELECT unnest(rules_of_region) FROM audit_subject WHERE audit_id = e.id) AS rules_of_region,
              ARRAY(SELECT unnest(rules_of_municipality) FROM audit_subject WHERE audit_id = e.id) AS rules_of_municipality
         FROM audit_event e WHERE $1::text IS NULL OR type = $1 ORDER BY recorded_at, id`,
      [type ?? null],
    );
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.database.close();
  }
}

export function aCommandId(): CommandId {
  return CommandId.parse(randomUUID());
}
