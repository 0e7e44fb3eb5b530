import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Access, Clock, ContractPipe, Failure, SettableClock } from '@samtavle/api-platform';
import { ROUTES } from '@samtavle/contracts';
import { type Instant, instant } from '@samtavle/domain';

/** Moves the clock. Mounted only when the server was started with the test clock. */
@Controller('api/test')
export class TestClockController {
  constructor(private readonly clock: Clock) {}

  @Post('clock')
  @HttpCode(200)
  @Access('test.clock')
  set(@Body(new ContractPipe(ROUTES['test.clock'].input)) { now }: { now: string }): { now: Instant } {
    if (!(this.clock instanceof SettableClock)) throw new Failure('not_found');
    this.clock.set(instant(now));
    return { now: this.clock.now() };
  }
}
