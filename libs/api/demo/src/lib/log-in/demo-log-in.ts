import { Injectable } from '@nestjs/common';
import { NOBODY, UnitOfWork } from '@samtavle/api-platform';
import { DEMO_ISSUER } from '../team/staff.js';
import { type LogIn } from './log-in.js';
import { PERSONAS } from './personas.js';

/** Log-in of demo mode: whoever asks is whom they say. It knows the listed personas and nobody else. */
@Injectable()
export class DemoLogIn implements LogIn<string> {
  constructor(private readonly work: UnitOfWork) {}

  async personOf(persona: string): Promise<string | undefined> {
    if (!PERSONAS.some(({ key }) => key === persona)) return undefined;
    return this.work.runAs(NOBODY, async (tx) => {
      const [person] = await tx.em.query<{ id: string }[]>(
        'SELECT id FROM person WHERE issuer = $1 AND subject = $2 AND disabled_at IS NULL',
        [DEMO_ISSUER, persona],
      );
      return person?.id;
    });
  }
}
