import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, ContractPipe, notFound } from '@samtavle/api-platform';
import { CitizenId, ConsentFormQuery } from '@samtavle/contracts';
import { type z } from 'zod';
import { PrintConsentForm } from './print-consent-form.js';

@Controller('api/citizens/:id/consents/:package/form')
export class ConsentFormController {
  constructor(private readonly forms: PrintConsentForm) {}

  @Get()
  @Access('consent.form')
  @Header('Cache-Control', 'no-store')
  async form(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('id') id: string,
    @Param('package') name: string,
    @Query(new ContractPipe(ConsentFormQuery)) { language, relative }: z.infer<typeof ConsentFormQuery>,
  ): Promise<StreamableFile> {
    const citizen = CitizenId.safeParse(id);
    // An id that is no id gets the answer of one that is not there.
    if (!citizen.success) throw notFound();
    const pdf = await this.forms.print(viewer, trace, { citizen: citizen.data, package: name, language, relative });
    // The name of the file says nothing about whose it is.
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `inline; filename="${language === 'da' ? 'samtykke' : 'consent'}.pdf"`,
    });
  }
}
