import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { Access, parseInput } from '@samtavle/api-platform';
import { CommandId, type CommandDone } from '@samtavle/contracts';
import { z } from 'zod';
import { SignedIn, Trace } from '../sessions/signed-in.js';
import { type RequestTrace, type Viewer } from '../viewer.js';
import { CommandBus } from './command-bus.js';

const Envelope = z.strictObject({ id: CommandId, input: z.unknown() });

/** Commands over REST, for when the socket is away. The socket ends in the same bus. */
@Controller('api/commands')
export class CommandsController {
  constructor(private readonly bus: CommandBus) {}

  @Post(':name')
  @HttpCode(200)
  @Access('commands')
  async execute(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('name') name: string,
    @Body() body: unknown,
  ): Promise<CommandDone> {
    const { id, input } = parseInput(Envelope, body);
    return this.bus.execute(viewer, trace, name, id, input);
  }
}
