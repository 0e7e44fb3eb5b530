import { Controller, Get, Param, Query } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, ContractPipe, notFound } from '@samtavle/api-platform';
import { CitizenId, type ContactLog, type Week, WeekQuery } from '@samtavle/contracts';
import { type z } from 'zod';
import { ShowContacts } from '../contact/show-contacts.js';
import { ShowWeek } from './show-week.js';

/** An id that is no id gets the answer of one that is not there. */
function idOf(text: string): CitizenId {
  const id = CitizenId.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}

@Controller('api')
export class VisitsController {
  constructor(
    private readonly weeks: ShowWeek,
    private readonly contacts: ShowContacts,
  ) {}

  @Get('week')
  @Access('week')
  week(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Query(new ContractPipe(WeekQuery)) query: z.infer<typeof WeekQuery>,
  ): Promise<Week> {
    return this.weeks.week(viewer, trace, query);
  }

  @Get('citizens/:id/contacts')
  @Access('citizen.contact-log')
  log(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Param('id') id: string): Promise<ContactLog> {
    return this.contacts.log(viewer, trace, idOf(id));
  }
}
