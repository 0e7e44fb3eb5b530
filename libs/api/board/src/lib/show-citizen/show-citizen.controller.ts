import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { SignedIn, Trace, type RequestTrace, type Viewer } from '@samtavle/api-access';
import { Access, ContractPipe, notFound } from '@samtavle/api-platform';
import {
  type CitizenDetail,
  CitizenId,
  type CitizenHistory,
  HistoryQuery,
  type RevealedCpr,
} from '@samtavle/contracts';
import { type z } from 'zod';
import { ShowCitizen } from './show-citizen.js';
import { ShowHistory } from './show-history.js';

/** An id that is no id gets the answer of one that is not there. */
function idOf(text: string): CitizenId {
  const id = CitizenId.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}

@Controller('api/citizens/:id')
export class ShowCitizenController {
  constructor(
    private readonly citizens: ShowCitizen,
    private readonly histories: ShowHistory,
  ) {}

  @Get()
  @Access('citizen')
  detail(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Param('id') id: string): Promise<CitizenDetail> {
    return this.citizens.detail(viewer, trace, idOf(id));
  }

  @Get('history')
  @Access('citizen.history')
  history(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('id') id: string,
    @Query(new ContractPipe(HistoryQuery)) query: HistoryQuery,
  ): Promise<CitizenHistory> {
    return this.histories.history(viewer, trace, idOf(id), query);
  }

  @Post('cpr')
  @HttpCode(200)
  @Access('citizen.cpr')
  cpr(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Param('id') id: string,
  ): Promise<z.infer<typeof RevealedCpr>> {
    return this.citizens.revealCpr(viewer, trace, idOf(id));
  }
}
