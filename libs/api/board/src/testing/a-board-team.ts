import { type Type } from '@nestjs/common';
import { type ElementView } from '@samtavle/contracts';
import { type Failure } from '@samtavle/api-platform';
import { Tasks } from '@samtavle/api-tasks';
import { aTeam, type TestTeam } from '@samtavle/api-access/testing';
import { BoardModule } from '../lib/board.module.js';

/** Every room of the board, as its module names them. */
export const BOARD_ROOMS: Type[] = [...(Reflect.getMetadata('providers', BoardModule) as Type[]), Tasks];

/** A team with every room of the board. */
export function aBoardTeam(): Promise<TestTeam> {
  return aTeam({ rooms: BOARD_ROOMS });
}

/** What a refusal says the row is now, as far as the refused may see it. */
export function currentOf(refusal: Failure): Pick<ElementView, 'version' | 'content' | 'owner'> | undefined {
  return refusal.extra.current as ElementView | undefined;
}
