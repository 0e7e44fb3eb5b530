import { Controller, Get, Param } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access } from '@samtavle/api-platform';
import { type EmergencyRequestView, type EmergencyUseView } from '@samtavle/contracts';
import { ShowRequest } from './show-request.js';
import { ShowUse } from './show-use.js';

@Controller('api/emergency')
export class EmergencyController {
  constructor(
    private readonly requests: ShowRequest,
    private readonly uses: ShowUse,
  ) {}

  @Get('requests/:id')
  @Access('emergency.request')
  request(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('id') id: string,
  ): Promise<EmergencyRequestView> {
    return this.requests.show(viewer, trace, id);
  }

  @Get('uses/:id')
  @Access('emergency.use')
  use(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Param('id') id: string): Promise<EmergencyUseView> {
    return this.uses.show(viewer, trace, id);
  }
}
