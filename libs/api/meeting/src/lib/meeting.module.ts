import { Module } from '@nestjs/common';
import { MeetingController, MeetingsController } from './meeting.controller.js';
import {
  CloseMeetingHandler,
  JoinMeetingHandler,
  LeaveMeetingHandler,
  OpenMeetingHandler,
  StepOutHandler,
  TakeOutHandler,
} from './meeting.handlers.js';
import { HandOverHandler, SetOutcomeHandler, TakeItemHandler } from './lead-meeting.handlers.js';
import { MeetingItems } from './meeting-items.js';
import { Meetings } from './meetings.js';
import { RoomRights } from './room-rights.js';
import { ShowMeeting } from './show-meeting.js';
import { ShowMinutes } from './show-minutes.js';
import { ShowWall } from './show-wall.js';

@Module({
  controllers: [MeetingController, MeetingsController],
  providers: [
    Meetings,
    RoomRights,
    ShowMeeting,
    ShowWall,
    MeetingItems,
    ShowMinutes,
    TakeItemHandler,
    SetOutcomeHandler,
    HandOverHandler,
    OpenMeetingHandler,
    JoinMeetingHandler,
    StepOutHandler,
    LeaveMeetingHandler,
    TakeOutHandler,
    CloseMeetingHandler,
  ],
})
export class MeetingModule {}
