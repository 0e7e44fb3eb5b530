import { Injectable } from '@nestjs/common';
import { actorOf, CommandBus, Elements, type RequestTrace, scopeOf, type Viewer } from '@samtavle/api-access';
import { AuditLog, type AuditSubject } from '@samtavle/api-audit';
import { CprVault, enrolAlone, Failure, notFound, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import {
  type CitizenId,
  CONTRACT_ERRORS,
  type ImportConfirm,
  type ImportDone,
  type MemberId,
} from '@samtavle/contracts';
import { danishDay } from '@samtavle/domain';
import { type ReadableRow } from '@samtavle/spreadsheet';
import { type z } from 'zod';
import { ImportRefusals } from './import-refusals.js';
import { type KnownCitizen, KnownCitizens } from './known-citizens.js';
import { noteCategory } from './note-category.js';
import { isFresh } from './stale-previews.js';
import { effectOf } from './preview-import.js';

interface PreviewRow {
  rows_cipher: Buffer;
  rows_in_error: number;
  made_at: string;
  done_at: string | null;
}

type Done = z.infer<typeof ImportDone>;

/**
 * Carries out a previewed import, all of it or nothing. Each row goes through the same commands a person would use, so
 * the same rules hold. A row imported before and unchanged does nothing; one that changed updates the name and places
 * who is not on the board, and never overwrites what the team has written since.
 */
@Injectable()
export class ConfirmImport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly bus: CommandBus,
    private readonly elements: Elements,
    private readonly known: KnownCitizens,
    private readonly vault: CprVault,
    private readonly audit: AuditLog,
    private readonly refusals: ImportRefusals,
  ) {}

  /** @throws Failure that names the line of the spreadsheet it stopped at; nothing is imported then */
  confirm(viewer: Viewer, trace: RequestTrace, input: z.infer<typeof ImportConfirm>): Promise<Done> {
    return this.refusals.orRecorded(viewer, trace, 'import.done', () => this.carryOut(viewer, trace, input));
  }

  private carryOut(
    viewer: Viewer,
    trace: RequestTrace,
    { token, skipErrors }: z.infer<typeof ImportConfirm>,
  ): Promise<Done> {
    return this.work.runAs(scopeOf(viewer), async (tx) => {
      const { rows, inError } = await this.take(tx, viewer, token);
      if (inError > 0 && !skipErrors)
        throw new Failure(
          'invalid_input',
          { fields: [{ path: 'skipErrors', problem: 'rows_in_error' }] },
          'rows_in_error',
        );
      // All of it or nothing means that every citizen stays held until the end. Nobody else enrols meanwhile, neither of
      // these citizens nor of others: no error and no waiting tells the other authority who is in the spreadsheet.
      await enrolAlone(tx);
      const known = await this.known.find(
        tx,
        viewer,
        rows.map((row) => row.citizen.cpr),
      );
      const done: Done = { citizens: 0, placed: 0, unchanged: 0, skipped: inError };
      const subjects = new Map<string, AuditSubject>();
      for (const row of rows) {
        if (effectOf(row, known, this.known) === 'unchanged') done.unchanged += 1;
        else
          for (const subject of await naming(row, this.bring(tx, viewer, row, known.get(row.citizen.cpr), done)))
            subjects.set(subject.citizenId, subject);
      }
      await this.audit.append(tx, {
        type: 'import.done',
        action: 'C',
        outcome: 'ok',
        actor: actorOf(viewer, trace),
        subjects: [...subjects.values()],
      });
      return done;
    });
  }

  /** The rows of the preview, once. @throws Failure when it is not the viewer's, was done already or is too old */
  private async take(
    tx: Transaction,
    viewer: Viewer,
    token: string,
  ): Promise<{ rows: ReadableRow[]; inError: number }> {
    if (!/^[0-9a-f-]{36}$/.test(token)) throw notFound('no own preview');
    const [preview] = await tx.em.query<PreviewRow[]>(
      'SELECT rows_cipher, rows_in_error, made_at, done_at FROM import_preview WHERE token = $1 AND member_id = $2 FOR UPDATE',
      [token, viewer.memberId],
    );
    if (!preview) throw notFound('no own preview');
    if (preview.done_at) throw new Failure('import_changed', {}, 'done before');
    if (!isFresh(preview.made_at, tx.now)) throw new Failure('import_changed', {}, 'too old');
    // The sealed rows are not kept longer than they are needed.
    await tx.em.query(`UPDATE import_preview SET done_at = $2, rows_cipher = ''::bytea WHERE token = $1`, [
      token,
      tx.now,
    ]);
    const rows = JSON.parse(this.vault.openText(preview.rows_cipher, token)) as ReadableRow[];
    return { rows, inError: preview.rows_in_error };
  }

  private async bring(
    tx: Transaction,
    viewer: Viewer,
    row: ReadableRow,
    known: KnownCitizen | undefined,
    done: Done,
  ): Promise<AuditSubject[]> {
    const { cpr, givenName, familyName, phone, contactMemberId } = row.citizen;
    const contacts = contactMemberId ? [contactMemberId as MemberId] : [];
    const enrolled = await this.bus.within(tx, viewer, 'citizen.enrol', {
      cpr,
      givenName,
      familyName,
      contacts,
      ...(phone ? { phone } : {}),
    });
    const citizen = enrolled.id as CitizenId;
    const subjects = [...enrolled.subjects];
    const citizenId = subjects[0]?.citizenId ?? '';
    if (known) await this.rename(tx, citizenId, viewer, givenName, familyName);
    done.citizens += 1;
    // A stay of the other side's that this sector sees counts too: the citizen is on the shared board already.
    if (row.stay && (await this.elements.open(tx, [citizenId], danishDay(tx.now), ['stay'])).length === 0) {
      const { level, since, reasons, firstAction, responsibleMemberId, dueOn, reviewOn, exitCriterion } = row.stay;
      const placed = await this.bus.within(tx, viewer, 'board.place', {
        citizen,
        level,
        since,
        reasons: [...reasons],
        // A day that has passed in the old spreadsheet is kept as a day to look at it: today.
        firstAction: { text: firstAction, responsible: responsibleMemberId as MemberId, dueOn: later(dueOn, tx) },
        ...(reviewOn ? { reviewOn: later(reviewOn, tx) ?? undefined } : {}),
        ...(exitCriterion ? { exitCriterion } : {}),
      });
      subjects.push(...placed.subjects);
      done.placed += 1;
    }
    if (row.note && !(await this.hasNote(tx, viewer, citizenId, row.note)))
      subjects.push(
        ...(
          await this.bus.within(tx, viewer, 'element.write', {
            citizen,
            kind: 'note',
            category: noteCategory(viewer.sector, row.stay?.reasons),
            text: row.note,
          })
        ).subjects,
      );
    await this.remember(tx, viewer, citizenId, row);
    return [{ citizenId, slots: new Set(subjects.flatMap((subject) => [...subject.slots])) }];
  }

  /** A row that changed elsewhere brings its note again; the card has it once. */
  private async hasNote(tx: Transaction, viewer: Viewer, citizenId: string, text: string): Promise<boolean> {
    const notes = await this.elements.openOf(tx, citizenId, 'note', viewer.sector as never);
    return notes.some((note) => note.content['text'] === text);
  }

  private async rename(
    tx: Transaction,
    citizenId: string,
    viewer: Viewer,
    givenName: string,
    familyName: string,
  ): Promise<void> {
    const [identity] = await this.elements.openOf(tx, citizenId, 'identity', viewer.sector as never);
    if (!identity || (identity.content['givenName'] === givenName && identity.content['familyName'] === familyName))
      return;
    await this.elements.change(tx, identity, identity.version, { ...identity.content, givenName, familyName });
    tx.record({ citizenId, change: 'edited', slots: [identity.slot], byMember: viewer.memberId });
  }

  private async remember(tx: Transaction, viewer: Viewer, citizenId: string, row: ReadableRow): Promise<void> {
    await tx.em.query(
      `INSERT INTO import_row (team_id, sector, citizen_id, fingerprint, imported_at) VALUES ($1,$2,$3,$4,$5)
       ON CONFLICT (team_id, sector, citizen_id) DO UPDATE SET fingerprint = EXCLUDED.fingerprint, imported_at = EXCLUDED.imported_at`,
      [viewer.teamId, viewer.sector, citizenId, this.known.fingerprint(row), tx.now],
    );
  }
}

/** What went wrong with one row, with its line in the spreadsheet. */
async function naming<T>(row: ReadableRow, brought: Promise<T>): Promise<T> {
  try {
    return await brought;
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    const { code, extra, because } = thrown;
    const { da, en } = CONTRACT_ERRORS[code];
    const line = {
      path: `line ${row.line}`,
      problem: code,
      da: `Linje ${row.line}: ${da}`,
      en: `Line ${row.line}: ${en}`,
    };
    const named = new Failure(code, { ...extra, fields: [line, ...(extra.fields ?? [])] }, because);
    named.cause = thrown;
    throw named;
  }
}

function later(day: string | undefined, tx: Transaction): string | null {
  const today = danishDay(tx.now);
  return day ? (day < today ? today : day) : null;
}
