import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { actorOf, type RequestTrace, scopeOf, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { CprVault, Failure, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type ImportPreviewView } from '@samtavle/contracts';
import { type Cpr, maskCpr } from '@samtavle/domain';
import {
  checkMapping,
  IMPORT_FIELDS,
  type ImportRow,
  type Mapping,
  type ReadableRow,
  readRows,
  type SheetRows,
  suggestMapping,
} from '@samtavle/spreadsheet';
import { z } from 'zod';
import { ImportLists } from './import-lists.js';
import { ImportRefusals } from './import-refusals.js';
import { type KnownCitizen, KnownCitizens } from './known-citizens.js';
import { SheetReader } from './sheet-reader.js';

const MappingHeader = z.record(z.string().max(40), z.int().min(0).max(60));

/** Shows what a spreadsheet would do, row by row, and writes nothing of it: only the sealed rows, for the confirmation. */
@Injectable()
export class PreviewImport {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sheets: SheetReader,
    private readonly lists: ImportLists,
    private readonly known: KnownCitizens,
    private readonly vault: CprVault,
    private readonly audit: AuditLog,
    private readonly refusals: ImportRefusals,
  ) {}

  preview(
    viewer: Viewer,
    trace: RequestTrace,
    bytes: Buffer,
    fileName: string,
    mappingHeader?: string,
  ): Promise<ImportPreviewView> {
    return this.refusals.orRecorded(viewer, trace, 'import.previewed', () =>
      this.look(viewer, trace, bytes, fileName, mappingHeader),
    );
  }

  private async look(
    viewer: Viewer,
    trace: RequestTrace,
    bytes: Buffer,
    fileName: string,
    mappingHeader: string | undefined,
  ): Promise<ImportPreviewView> {
    const sheet = await this.sheets.read(bytes, fileName);
    if (!sheet.ok) {
      const { code, da, en } = sheet.refusal;
      throw new Failure('import_refused', { fields: [{ path: 'file', problem: code, da, en }] }, code);
    }
    const mapping = mappingHeader ? readMapping(mappingHeader) : suggestMapping(sheet.value.headings);
    const problems = checkMapping(sheet.value.headings, mapping);
    return this.work.runAs(scopeOf(viewer), async (tx) => {
      // Without a usable mapping there are no rows to judge yet; the headings are shown for a person to choose.
      const rows = problems.length > 0 ? [] : readRows(sheet.value, mapping, await this.lists.context(tx, viewer)).rows;
      const known = await this.known.find(
        tx,
        viewer,
        rows.flatMap((row) => (row.ok ? row.citizen.cpr : [])),
      );
      const token = randomUUID();
      const readable = rows.filter((row): row is ReadableRow => row.ok);
      if (rows.length > 0) await this.keep(tx, viewer, token, readable, rows.length - readable.length);
      await this.audit.append(tx, {
        type: 'import.previewed',
        action: 'R',
        outcome: 'ok',
        actor: actorOf(viewer, trace),
        subjects: [...known.values()].map((one) => ({ citizenId: one.citizenId, slots: [] })),
      });
      return view(token, sheet.value, mapping, rows, (row) => effectOf(row, known, this.known));
    });
  }

  private async keep(
    tx: Transaction,
    viewer: Viewer,
    token: string,
    rows: readonly ReadableRow[],
    inError: number,
  ): Promise<void> {
    await tx.em.query(
      'INSERT INTO import_preview (token, member_id, team_id, made_at, rows_cipher, rows_in_error) VALUES ($1,$2,$3,$4,$5,$6)',
      [token, viewer.memberId, viewer.teamId, tx.now, this.vault.sealText(JSON.stringify(rows), token), inError],
    );
  }
}

export type RowEffect = 'new' | 'update' | 'unchanged';

/** What a readable row would do now. */
export function effectOf(row: ReadableRow, known: ReadonlyMap<Cpr, KnownCitizen>, citizens: KnownCitizens): RowEffect {
  const citizen = known.get(row.citizen.cpr);
  if (!citizen) return 'new';
  return citizen.fingerprint === citizens.fingerprint(row) ? 'unchanged' : 'update';
}

function view(
  token: string,
  sheet: SheetRows,
  mapping: Mapping,
  rows: readonly ImportRow[],
  effect: (row: ReadableRow) => RowEffect,
): ImportPreviewView {
  const shown = rows.map((row) => ({
    line: row.line,
    name: row.ok ? `${row.citizen.givenName} ${row.citizen.familyName}` : row.name,
    cprMasked: row.ok ? maskCpr(row.citizen.cpr) : row.cpr ? maskCpr(row.cpr) : '',
    effect: row.ok ? effect(row) : ('error' as const),
    onBoard: row.ok && row.stay !== undefined,
    level: row.ok ? (row.stay?.level ?? null) : null,
    errors: row.ok ? [] : row.errors.map(({ field, code, da, en }) => ({ field, code, da, en })),
  }));
  const count = (wanted: (typeof shown)[number]['effect']) => shown.filter((row) => row.effect === wanted).length;
  return {
    token,
    sheets: [...sheet.sheetNames],
    headings: [...sheet.headings],
    mapping: Object.fromEntries(Object.entries(mapping)),
    fields: Object.values(IMPORT_FIELDS).map(({ id, da, en, needed }) => ({
      id,
      da,
      en,
      required: needed === 'always',
    })),
    rows: shown,
    counts: { new: count('new'), update: count('update'), unchanged: count('unchanged'), error: count('error') },
  };
}

function readMapping(header: string): Mapping {
  try {
    return MappingHeader.parse(JSON.parse(header)) as Mapping;
  } catch {
    throw new Failure('invalid_input', { fields: [{ path: 'x-mapping', problem: 'not_a_mapping' }] }, 'not_a_mapping');
  }
}
