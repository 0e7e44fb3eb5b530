import { Controller, Get, Param } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access } from '@samtavle/api-platform';
import { type PrivateMarks } from '@samtavle/contracts';
import { type z } from 'zod';
import { ShowPrivateMarks } from './private-marks.js';

@Controller('api/citizens/:id/private-marks')
export class PrivateMarksController {
  constructor(private readonly marks: ShowPrivateMarks) {}

  @Get()
  @Access('citizen.private-marks')
  list(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('id') id: string,
  ): Promise<z.infer<typeof PrivateMarks>> {
    return this.marks.list(viewer, trace, id);
  }
}
