import { Module } from '@nestjs/common';
import { TasksModule } from '@samtavle/api-tasks';
import { CopyOut } from './copy-out/copy-out.js';
import { CopyOutController } from './copy-out/copy-out.controller.js';
import { MarkCopiedHandler } from './copy-out/mark-copied.handler.js';
import { EditElementHandler } from './edit-element/edit-element.handler.js';
import { EditStayHandler } from './edit-stay/edit-stay.handler.js';
import { Enrolment } from './enrol-citizen/enrolment.js';
import { EnrolCitizenHandler } from './enrol-citizen/enrol-citizen.handler.js';
import { MoveStayHandler } from './move-stay/move-stay.handler.js';
import { PlaceOnBoardHandler } from './place-on-board/place-on-board.handler.js';
import { ReturnToBoardHandler } from './return-to-board/return-to-board.handler.js';
import { SearchController } from './search/search.controller.js';
import { SetContactsHandler } from './set-contacts/set-contacts.handler.js';
import { ShowBoard } from './show-board/show-board.js';
import { ShowBoardController } from './show-board/show-board.controller.js';
import { ShowCitizen } from './show-citizen/show-citizen.js';
import { ShowCitizenController } from './show-citizen/show-citizen.controller.js';
import { ShowHistory } from './show-citizen/show-history.js';
import { TakeOffBoardHandler } from './take-off-board/take-off-board.handler.js';
import { WriteElementHandler } from './write-element/write-element.handler.js';

@Module({
  imports: [TasksModule],
  controllers: [ShowBoardController, ShowCitizenController, SearchController, CopyOutController],
  providers: [
    Enrolment,
    ShowBoard,
    ShowCitizen,
    ShowHistory,
    PlaceOnBoardHandler,
    MoveStayHandler,
    EditStayHandler,
    TakeOffBoardHandler,
    ReturnToBoardHandler,
    WriteElementHandler,
    EditElementHandler,
    CopyOut,
    MarkCopiedHandler,
    EnrolCitizenHandler,
    SetContactsHandler,
  ],
})
export class BoardModule {}
