import { SetMetadata } from '@nestjs/common';
import { type RouteName } from '@samtavle/contracts';

export const ROUTE = Symbol('route');

/**
 * Names the contract a route or socket message keeps; its access rule stands there. A handler without it is refused by
 * the guard, by a lint rule and by the inventory test.
 */
export const Access = (route: RouteName | 'commands' | `socket:${string}`) => SetMetadata(ROUTE, route);
