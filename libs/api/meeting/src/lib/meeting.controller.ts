import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, notFound, parseInput } from '@samtavle/api-platform';
import {
  MeetingId,
  type MeetingList,
  type MeetingMinutes,
  type MeetingView,
  WallRequest,
  type WallView,
} from '@samtavle/contracts';
import { ShowMeeting } from './show-meeting.js';
import { ShowMinutes } from './show-minutes.js';
import { ShowWall } from './show-wall.js';

/** An id that is no id gets the answer of one that is not there. */
function idOf(text: string): MeetingId {
  const id = MeetingId.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}

@Controller('api/meeting')
export class MeetingController {
  constructor(
    private readonly meeting: ShowMeeting,
    private readonly wall: ShowWall,
  ) {}

  @Get()
  @Access('meeting')
  show(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Headers('x-samtavle-shown') shown: string | undefined,
  ): Promise<MeetingView> {
    return this.meeting.show(viewer, trace, shown ?? null);
  }

  @Post('wall')
  @HttpCode(200)
  @Access('wall')
  async onWall(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Body() body: unknown): Promise<WallView> {
    return this.wall.show(viewer, trace, parseInput(WallRequest, body).shown);
  }
}

/** Meetings that are over. */
@Controller('api/meetings')
export class MeetingsController {
  constructor(private readonly minutes: ShowMinutes) {}

  @Get()
  @Access('meetings')
  list(@SignedIn() viewer: Viewer): Promise<MeetingList> {
    return this.minutes.list(viewer);
  }

  @Get(':id/minutes')
  @Access('meeting.minutes')
  show(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Param('id') id: string): Promise<MeetingMinutes> {
    return this.minutes.show(viewer, trace, idOf(id), 'minutes.shown');
  }

  @Post(':id/minutes/print')
  @HttpCode(200)
  @Access('meeting.minutes.print')
  print(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Param('id') id: string): Promise<MeetingMinutes> {
    return this.minutes.show(viewer, trace, idOf(id), 'minutes.printed');
  }
}
