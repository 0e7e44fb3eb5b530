import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, notFound } from '@samtavle/api-platform';
import { CitizenId, type CopyOut as CopyOutView } from '@samtavle/contracts';
import { CopyOut } from './copy-out.js';

@Controller('api/citizens/:id/copy-out')
export class CopyOutController {
  constructor(private readonly copyOut: CopyOut) {}

  /** A look that is recorded as an export, and so no `GET`: nothing asks for it in passing. */
  @Post()
  @HttpCode(200)
  @Access('citizen.copy-out')
  lines(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Param('id') id: string): Promise<CopyOutView> {
    const citizen = CitizenId.safeParse(id);
    // An id that is no id gets the answer of one that is not there.
    if (!citizen.success) throw notFound();
    return this.copyOut.lines(viewer, trace, citizen.data);
  }
}
