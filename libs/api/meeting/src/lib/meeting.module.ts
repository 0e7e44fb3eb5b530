import { Module } from '@nestjs/common';
import { MeetingController } from './meeting.controller.js';
import {
  CloseMeetingHandler,
  JoinMeetingHandler,
  LeaveMeetingHandler,
  OpenMeetingHandler,
  StepOutHandler,
} from './meeting.handlers.js';
import { Meetings } from './meetings.js';
import { RoomRights } from './room-rights.js';
import { ShowMeeting } from './show-meeting.js';
import { ShowWall } from './show-wall.js';

@Module({
  controllers: [MeetingController],
  providers: [
    Meetings,
    RoomRights,
    ShowMeeting,
    ShowWall,
    OpenMeetingHandler,
    JoinMeetingHandler,
    StepOutHandler,
    LeaveMeetingHandler,
    CloseMeetingHandler,
  ],
})
export class MeetingModule {}
