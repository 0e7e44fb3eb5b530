import { type Transaction } from '@samtavle/api-platform';
import { type EmergencyRequestView } from '@samtavle/contracts';

type Colleague = EmergencyRequestView['asker'];

/** Who somebody is, in the capacity they acted in: name, role and unit. */
export async function colleague(tx: Transaction, memberId: string): Promise<Colleague> {
  const [row] = await tx.em.query<Colleague[]>(
    `SELECT p.name, m.role, m.sector, a.name AS authority FROM member m JOIN person p ON p.id = m.person_id JOIN authority a ON a.id = m.authority_id
      WHERE m.id = $1`,
    [memberId],
  );
  if (!row) throw new Error('whoever acted is known');
  return row;
}
