import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { SignedIn, Trace, type RequestTrace, type Viewer } from '@samtavle/api-access';
import { Access, ContractPipe } from '@samtavle/api-platform';
import { type AuditPage, AuditQuery } from '@samtavle/contracts';
import { type z } from 'zod';
import { SearchAudit } from './search-audit.js';

@Controller('api/audit')
export class SearchAuditController {
  constructor(private readonly audit: SearchAudit) {}

  @Post('search')
  @HttpCode(200)
  @Access('audit.search')
  search(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Body(new ContractPipe(AuditQuery)) query: z.infer<typeof AuditQuery>,
  ): Promise<z.infer<typeof AuditPage>> {
    return this.audit.search(viewer, trace, query);
  }
}
