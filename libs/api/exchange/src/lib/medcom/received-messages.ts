import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, type Transaction } from '@samtavle/api-platform';
import { instant } from '@samtavle/domain';
import { type HospitalNotification } from '@samtavle/medcom';

/** A sender that has had no answer gives up long before. */
const KEPT_DAYS = 90;

/**
 * Which messages have come, whoever they are about. The answer to one sent again must be the same for somebody one
 * authority knows, both know or nobody knows. Only hashes are kept, and not for ever.
 */
@Injectable()
export class ReceivedMessages {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  async has(tx: Transaction, notification: HospitalNotification): Promise<boolean> {
    const rows = await tx.em.query<unknown[]>('SELECT 1 FROM exchange_receipt WHERE message = $1', [
      this.hashOf(notification),
    ]);
    return rows.length > 0;
  }

  /** False when another sending of the same message came first. */
  async add(tx: Transaction, notification: HospitalNotification): Promise<boolean> {
    const added = await tx.em.query<unknown[]>(
      'INSERT INTO exchange_receipt (message, received_at) VALUES ($1, $2) ON CONFLICT (message) DO NOTHING RETURNING received_at',
      [this.hashOf(notification), tx.now],
    );
    await tx.em.query('SELECT forget_exchange_receipts($1)', [
      instant(new Date(Date.parse(tx.now) - KEPT_DAYS * 24 * 60 * 60_000)),
    ]);
    return added.length > 0;
  }

  /** Under our key: what a sender puts into an id is the sender's choice, and may be tried one by one against a plain hash. */
  private hashOf({ messageId, receiver: { sor, gln } }: HospitalNotification): Buffer {
    return createHmac('sha256', this.config.SAMTAVLE_CPR_INDEX_KEY)
      .update(JSON.stringify(['hospital notice', sor, gln, messageId]))
      .digest();
  }
}
