import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { SignedIn, Trace, type RequestTrace, type Viewer } from '@samtavle/api-access';
import { Access } from '@samtavle/api-platform';
import { type BoardSnapshot } from '@samtavle/contracts';
import { ShowBoard } from './show-board.js';

@Controller('api/board')
export class ShowBoardController {
  constructor(private readonly board: ShowBoard) {}

  @Get()
  @Access('board')
  show(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace): Promise<BoardSnapshot> {
    return this.board.snapshot(viewer, trace);
  }

  @Post('print')
  @HttpCode(200)
  @Access('board.print')
  print(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace): Promise<BoardSnapshot> {
    return this.board.print(viewer, trace);
  }
}
