import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { type Cpr } from '@samtavle/domain';

/**
 * CPR numbers at rest: AES-256-GCM with the citizen row as additional data, so that a ciphertext moved to another row
 * does not open; and an HMAC blind index with its own key for exact look-up. Keys live outside the database.
 */
export class CprVault {
  constructor(
    private readonly key: Buffer,
    private readonly indexKey: Buffer,
  ) {}

  seal(cpr: Cpr, citizenId: string): Buffer {
    return this.sealText(cpr, citizenId);
  }

  /** @throws Error when the ciphertext belongs to another row or key */
  open(sealed: Buffer, citizenId: string): Cpr {
    return this.openText(sealed, citizenId) as Cpr;
  }

  /** The same number gives the same 32 bytes within a team, and says nothing without the key. */
  index(cpr: Cpr, teamId: string): Buffer {
    return createHmac('sha256', this.indexKey).update(`${teamId}:${cpr}`).digest();
  }

  /**
   * Names a number that was searched for in the record of the search: the same number gives the same text within a team. It is
   * not the index, so that no row of the database can be found by it.
   */
  sought(cpr: Cpr, teamId: string): string {
    return createHmac('sha256', this.indexKey)
      .update(`sought ${JSON.stringify([teamId, cpr])}`)
      .digest('base64url');
  }

  /** For other text that must not lie open in the database, bound to the row named by `boundTo`. */
  sealText(text: string, boundTo: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(boundTo));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  openText(sealed: Buffer, boundTo: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, 12)).setAAD(Buffer.from(boundTo));
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
  }
}
