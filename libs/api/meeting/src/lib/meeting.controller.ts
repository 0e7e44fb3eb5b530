import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, parseInput } from '@samtavle/api-platform';
import { type MeetingView, WallRequest, type WallView } from '@samtavle/contracts';
import { ShowMeeting } from './show-meeting.js';
import { ShowWall } from './show-wall.js';

@Controller('api/meeting')
export class MeetingController {
  constructor(
    private readonly meeting: ShowMeeting,
    private readonly wall: ShowWall,
  ) {}

  @Get()
  @Access('meeting')
  show(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace): Promise<MeetingView> {
    return this.meeting.show(viewer, trace);
  }

  @Post('wall')
  @HttpCode(200)
  @Access('wall')
  async onWall(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace, @Body() body: unknown): Promise<WallView> {
    return this.wall.show(viewer, trace, parseInput(WallRequest, body).shown);
  }
}
