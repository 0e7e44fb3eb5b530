import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { CitizenCommand } from './commands/citizen-command.js';
import { CommandBus } from './commands/command-bus.js';
import { CommandsController } from './commands/commands.controller.js';
import { DecisionSweeper } from './decisions/decision-sweeper.js';
import { AccessChanges } from './decisions/access-changes.js';
import { PersonalAccess } from './decisions/personal-access.js';
import { Decisions } from './decisions/decisions.js';
import { ElementsOfCards } from './elements/elements-of-cards.js';
import { Elements } from './elements/elements.js';
import { Links } from './elements/links.js';
import { Policies } from './policies/policies.js';
import { PolicyFile } from './policies/policy-file.js';
import { PolicyEffect } from './policies/policy-effect.js';
import { PolicySwitch } from './policies/policy-switch.js';
import { People } from './people/people.js';
import { BoardReader } from './present/board-reader.js';
import { AccessGuard } from './sessions/access.guard.js';
import { DraftKeys } from './sessions/draft-keys.js';
import { RefusalRecorder } from './sessions/refusal-recorder.js';
import { SessionController } from './sessions/session.controller.js';
import { Sessions } from './sessions/sessions.js';

const rooms = [
  Policies,
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
];

/** Who somebody is, what they may see and do, and the one way out. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [SessionController, CommandsController],
  providers: [...rooms, PolicyFile, DecisionSweeper, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: rooms,
})
export class AccessModule {}
