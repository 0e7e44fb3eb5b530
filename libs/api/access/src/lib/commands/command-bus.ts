import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { AuditLog } from '@samtavle/api-audit';
import {
  asFailure,
  CONFIG,
  type Config,
  Failure,
  LOG,
  type Logger,
  describeError,
  parseInput,
  type Transaction,
  UnitOfWork,
} from '@samtavle/api-platform';
import {
  type CommandDone,
  type CommandDraft,
  type CommandId,
  COMMANDS,
  type CommandName,
  isCommandName,
} from '@samtavle/contracts';
import { may } from '../may.js';
import { Policies } from '../policies/policies.js';
import { RefusalRecorder } from '../sessions/refusal-recorder.js';
import { actorOf, type RequestTrace, scopeOf, type Viewer } from '../viewer.js';
import { COMMAND, type CommandHandler, type Effect } from './command-handler.js';

const STEP_BACK_MS = 40;
const LONGEST_SWITCH_MS = 10_000;

class PolicyIsSwitching extends Error {}

/**
 * The way every change travels: contract, access, then one transaction with the receipt, the handler, the audit record
 * and the team's events. Socket and REST both end here.
 */
@Injectable()
export class CommandBus implements OnModuleInit {
  private readonly handlers = new Map<CommandName, CommandHandler<CommandName>>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
    private readonly policies: Policies,
    @Inject(LOG) private readonly log: Logger,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Error at start when a declared command has no handler, or two */
  onModuleInit(): void {
    for (const { metatype, instance } of this.discovery.getProviders()) {
      const name = metatype ? this.reflector.get<CommandName | undefined>(COMMAND, metatype) : undefined;
      if (!name) continue;
      if (this.handlers.has(name)) throw new Error(`two handlers for ${name}`);
      this.handlers.set(name, instance as CommandHandler<CommandName>);
    }
    const missing = Object.keys(COMMANDS).filter((name) => isCommandName(name) && !this.handlers.has(name));
    if (missing.length > 0) throw new Error(`no handler for ${missing.join(', ')}`);
  }

  /**
   * Carries out a command once, however often it is sent with the same id.
   * @throws Failure; the refusal is recorded before it is thrown
   */
  async execute(
    viewer: Viewer,
    trace: RequestTrace,
    name: string,
    id: CommandId,
    input: unknown,
  ): Promise<CommandDone> {
    try {
      if (!isCommandName(name)) throw new Failure('unknown_command');
      const { input: contract, action, subject } = COMMANDS[name];
      if (!may(viewer, action, subject)) throw new Failure('action_not_allowed');
      const parsed: unknown = parseInput(contract, input);
      return await this.once(viewer, trace, name, id, parsed);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.status >= 500)
        this.log.error(
          { requestId: trace.requestId, command: name.slice(0, 60), ...describeError(failure.cause ?? failure) },
          'command failed',
        );
      // An unknown name is not repeated into the record: it is whatever somebody typed.
      const command = { name: isCommandName(name) ? name : 'unknown', id };
      await this.refusals.record(viewer, trace, failure.because, command, failure.shows, failure.sought);
      throw failure;
    }
  }

  /**
   * Carries out a command inside somebody else's transaction, as an import does row by row: same contract, same access,
   * same handler; the record and the receipt are the caller's.
   */
  async within<N extends CommandName>(
    tx: Transaction,
    viewer: Viewer,
    name: N,
    input: CommandDraft<N>,
  ): Promise<Effect> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Failure('unknown_command');
    if (viewer.teamId) await this.policies.keepOrWait(tx, viewer.teamId);
    const acting = await this.actingNow(tx, viewer, name);
    return handler.handle(tx, acting, parseInput(COMMANDS[name].input, input) as never);
  }

  private async once(
    viewer: Viewer,
    trace: RequestTrace,
    name: CommandName,
    id: CommandId,
    input: unknown,
  ): Promise<CommandDone> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Failure('unknown_command');
    // In another capacity it is another command: the answer names what only the first capacity may know. Under our key:
    // of what somebody enrolled or looked up all but the CPR number stands in the database, and numbers can be tried.
    const inputHash = createHmac('sha256', this.config.SAMTAVLE_CPR_INDEX_KEY)
      .update(`receipt ${JSON.stringify([viewer.memberId, name, input])}`)
      .digest('base64url');
    return this.onceSettled(viewer, async (tx) => {
      const earlier = await this.claim(tx, viewer, name, id, inputHash);
      if (earlier) return earlier;
      const effect = await handler.handle(tx, await this.actingNow(tx, viewer, name), input as never);
      const done: CommandDone = { seq: null, version: effect.version ?? null, id: effect.id ?? null };
      await this.audit.append(tx, {
        type: 'command.done',
        action: effect.action,
        outcome: 'ok',
        actor: actorOf(viewer, trace),
        subjects: effect.subjects,
        command: { name, id },
        ...(effect.resource === undefined ? {} : { resource: effect.resource }),
      });
      tx.beforeCommit(async (seq) => {
        done.seq = seq;
        await tx.em.query('UPDATE command_receipt SET result = $3 WHERE person_id = $1 AND command_id = $2', [
          viewer.personId,
          id,
          JSON.stringify(done),
        ]);
      });
      return done;
    });
  }

  /**
   * Runs the command under a policy that stays as it is until commit. While the policy is being switched it steps back and
   * tries again: a connection that only waited would be missing to those who read.
   */
  private async onceSettled<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let waited = 0; ; waited += STEP_BACK_MS) {
      try {
        return await this.work.runAs(scopeOf(viewer), async (tx) => {
          if (viewer.teamId && !(await this.policies.keep(tx, viewer.teamId))) throw new PolicyIsSwitching();
          return work(tx);
        });
      } catch (thrown) {
        if (!(thrown instanceof PolicyIsSwitching)) throw thrown;
        if (waited >= LONGEST_SWITCH_MS) throw new Failure('unavailable', {}, 'the policy is being switched');
        await setTimeout(STEP_BACK_MS);
      }
    }
  }

  /** The viewer under the policy in force in this transaction. @throws Failure when that lets them do no such thing */
  private async actingNow(tx: Transaction, viewer: Viewer, name: CommandName): Promise<Viewer> {
    const acting = { ...viewer, policy: await this.policies.inForce(tx, viewer.teamId) };
    const { action, subject } = COMMANDS[name];
    if (!may(acting, action, subject)) throw new Failure('action_not_allowed');
    return acting;
  }

  /** The stored answer of a command already done; undefined when this transaction is the one that does it. */
  private async claim(
    tx: Transaction,
    viewer: Viewer,
    name: CommandName,
    id: CommandId,
    inputHash: string,
  ): Promise<CommandDone | undefined> {
    const claimed = await tx.em.query<{ name: string }[]>(
      `INSERT INTO command_receipt (person_id, command_id, name, input_hash, done_at) VALUES ($1,$2,$3,$4,$5)
       ON CONFLICT (person_id, command_id) DO NOTHING RETURNING name`,
      [viewer.personId, id, name, inputHash, tx.now],
    );
    if (claimed.length === 1) return undefined;
    const [earlier] = await tx.em.query<{ input_hash: string; result: CommandDone | null }[]>(
      'SELECT input_hash, result FROM command_receipt WHERE person_id = $1 AND command_id = $2',
      [viewer.personId, id],
    );
    if (!earlier?.result || earlier.input_hash !== inputHash) throw new Failure('command_id_reused');
    return earlier.result;
  }
}
