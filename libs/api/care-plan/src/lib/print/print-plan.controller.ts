import { Body, Controller, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, notFound, parseInput } from '@samtavle/api-platform';
import { CitizenId, PrintPlan as PrintInput } from '@samtavle/contracts';
import { PrintPlan } from './print-plan.js';

@Controller('api/citizens/:id/plan/print')
export class PrintPlanController {
  constructor(private readonly plans: PrintPlan) {}

  @Post()
  @HttpCode(200)
  @Access('citizen.plan.print')
  @Header('Cache-Control', 'no-store')
  async print(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<StreamableFile> {
    const wanted = parseInput(PrintInput, body);
    const citizen = CitizenId.safeParse(id);
    // An id that is no id gets the answer of one that is not there.
    if (!citizen.success) throw notFound();
    const pdf = await this.plans.print(viewer, trace, citizen.data, wanted);
    // The name of the file says nothing about whose it is.
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: 'inline; filename="plan.pdf"' });
  }
}
