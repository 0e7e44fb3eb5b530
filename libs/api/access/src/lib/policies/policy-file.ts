import { createHash, randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NOBODY, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { canonicalText, composePolicy, differenceBetween, SHARING_POLICY, type SharingPolicy } from '@samtavle/policy';

/** Held by whoever adds a version: the newest is the one in force, so they are added one at a time. */
const VERSIONS_LOCK = 7_261_006;

interface Newest {
  version: string;
  origin: 'built_in' | 'carried' | 'approved';
  file: string;
  file_digest: string;
  rules: unknown;
  gateways: unknown;
}

/** Brings the policy file of this program into force, or before the officers, when the server starts. */
@Injectable()
export class PolicyFile implements OnModuleInit {
  constructor(private readonly work: UnitOfWork) {}

  async onModuleInit(): Promise<void> {
    await this.work.runAs(NOBODY, (tx) => registerFile(tx, SHARING_POLICY));
  }
}

/** Names the content of a program's policy file, whatever the order of its keys. */
export function fileDigest(file: SharingPolicy): string {
  return createHash('sha256').update(canonicalText(file)).digest('hex');
}

/** Only one version of the policy is added at a time, until commit. */
export async function addVersionsAlone(tx: Transaction): Promise<void> {
  await tx.em.query('SELECT pg_advisory_xact_lock($1)', [VERSIONS_LOCK]);
}

/**
 * Registers a program's policy file. Where the version in force came with a program, the new file takes its place. Where two
 * officers approved it, its rules and gateways go on under the new file's words, and what the file would change waits as a
 * draft.
 * @throws Error when the file was changed without a new policy_version, or an approved version does not fit the new file:
 *   then the server does not start, rather than decide by something nobody approved
 */
export async function registerFile(tx: Transaction, file: SharingPolicy): Promise<void> {
  await addVersionsAlone(tx);
  const digest = fileDigest(file);
  const [newest] = await tx.em.query<Newest[]>(
    'SELECT version, origin, file, file_digest, rules, gateways FROM policy_version ORDER BY nr DESC LIMIT 1',
  );
  const brings = { file: file.policy_version, digest };
  if (!newest || newest.file !== file.policy_version) {
    if (!newest || newest.origin === 'built_in') await add(tx, { ...brings, origin: 'built_in', terms: file });
    else await carryOn(tx, newest, file, digest);
  } else if (newest.file_digest !== digest)
    throw new Error(`the sharing policy file was changed without a new policy_version (${file.policy_version})`);
  await tx.em.query('UPDATE team SET policy_version = policy_in_force(NULL) WHERE policy_version IS NULL');
}

async function carryOn(tx: Transaction, newest: Newest, file: SharingPolicy, digest: string): Promise<void> {
  const version = await add(tx, {
    file: file.policy_version,
    digest,
    origin: 'carried',
    terms: { rules: newest.rules, gateways: newest.gateways },
  });
  const carried = composePolicy(file, version, newest);
  const { rules, gateways } = differenceBetween(carried, file);
  if (rules.length + gateways.length === 0) return;
  await tx.em.query(
    `INSERT INTO policy_draft (id, base, starts_from, file, changes, version, state, drafted_at, changed_at)
     VALUES ($1, $2, 'file', $3, '[]', 1, 'open', $4, $4)`,
    [randomUUID(), version, file.policy_version, tx.now],
  );
}

interface Brought {
  readonly file: string;
  readonly digest: string;
  readonly origin: 'built_in' | 'carried';
  readonly terms: { readonly rules: unknown; readonly gateways: unknown };
}

/** The name it got: the file's own, as long as it is free, and numbered after that. */
async function add(tx: Transaction, { file, digest, origin, terms }: Brought): Promise<string> {
  const version = await nextVersionOf(tx, file, origin === 'built_in');
  await tx.em.query(
    `INSERT INTO policy_version (version, origin, file, file_digest, rules, gateways, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [version, origin, file, digest, JSON.stringify(terms.rules), JSON.stringify(terms.gateways), tx.now],
  );
  return version;
}

/** `0.2` for the file as it came, then `0.2+1`, `0.2+2`, … for what is made of it. */
export async function nextVersionOf(tx: Transaction, file: string, asItCame = false): Promise<string> {
  const [row] = await tx.em.query<{ plain: boolean; numbered: number }[]>(
    `SELECT coalesce(bool_or(version = $1), false) AS plain, coalesce(max(substring(version FROM length($1) + 2)::int) FILTER (
              WHERE starts_with(version, $1 || '+')), 0) AS numbered FROM policy_version WHERE file = $1`,
    [file],
  );
  return asItCame && !row?.plain ? file : `${file}+${(row?.numbered ?? 0) + 1}`;
}
