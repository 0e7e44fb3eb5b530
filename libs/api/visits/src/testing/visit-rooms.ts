import { type Type } from '@nestjs/common';
import { VisitsModule } from '../lib/visits.module.js';

/** Every room of contacts and visits, as its module names them. */
export const VISIT_ROOMS: Type[] = Reflect.getMetadata('providers', VisitsModule);
