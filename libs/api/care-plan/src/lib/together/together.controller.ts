import { Controller, Get, Param } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, notFound } from '@samtavle/api-platform';
import { CitizenId, type TogetherView } from '@samtavle/contracts';
import { ShowTogether } from './show-together.js';

@Controller('api/citizens/:id/together')
export class TogetherController {
  constructor(private readonly together: ShowTogether) {}

  @Get()
  @Access('citizen.together')
  show(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Param('id') id: string): Promise<TogetherView> {
    const citizen = CitizenId.safeParse(id);
    // An id that is no id gets the answer of one that is not there.
    if (!citizen.success) throw notFound();
    return this.together.show(viewer, trace, citizen.data);
  }
}
