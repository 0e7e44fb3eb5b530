import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, notFound, parseInput } from '@samtavle/api-platform';
import {
  CitizenId,
  type CitizenSharing,
  PrintSharing as PrintInput,
  SeeAs,
  type SeenAs,
  type SharingOverview,
} from '@samtavle/contracts';
import { PrintSharing } from './print-sharing.js';
import { SeeAsRole } from './see-as-role.js';
import { ShowSharing } from './show-sharing.js';

/** An id that is no id gets the answer of one that is not there. */
function idOf(text: string): CitizenId {
  const id = CitizenId.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}

@Controller('api/citizens/:id/sharing')
export class ShowSharingController {
  constructor(
    private readonly sharing: ShowSharing,
    private readonly eyes: SeeAsRole,
    private readonly pages: PrintSharing,
  ) {}

  @Get()
  @Access('citizen.sharing')
  overview(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('id') id: string,
  ): Promise<SharingOverview> {
    return this.sharing.overview(viewer, trace, idOf(id));
  }

  @Post('see-as')
  @HttpCode(200)
  @Access('citizen.sharing.see-as')
  seeAs(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<SeenAs> {
    const { role } = parseInput(SeeAs, body);
    return this.eyes.look(viewer, trace, idOf(id), role);
  }

  @Post('print')
  @HttpCode(200)
  @Access('citizen.sharing.print')
  print(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<CitizenSharing> {
    const { receiver } = parseInput(PrintInput, body);
    return this.pages.print(viewer, trace, idOf(id), receiver);
  }
}
