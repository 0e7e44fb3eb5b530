import { type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { AuditLog } from '@samtavle/api-audit';
import { Clock, CONFIG, type Config, CprVault, Doorbell, LOG, UnitOfWork } from '@samtavle/api-platform';
import { aConfig, aLog, CPR_INDEX_KEY, CPR_KEY, migratedDatabase } from '@samtavle/api-platform/testing';
import { type CommandName, COMMANDS, isCommandName } from '@samtavle/contracts';
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
import { TestTeam } from './test-team.js';

export interface TeamOptions {
  /** The handlers and services under test; everything below them is the product's own. */
  readonly rooms?: readonly (Type | { provide: Type; useClass: Type })[];
  readonly config?: Partial<Record<keyof Config, string>>;
  readonly poolSize?: number;
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
