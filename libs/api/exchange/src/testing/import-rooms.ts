import { Injectable, type Type } from '@nestjs/common';
import { type Result } from '@samtavle/domain';
import { readSheet, type SheetRefused, type SheetRows } from '@samtavle/spreadsheet';
import { ConfirmImport } from '../lib/import/confirm-import.js';
import { ImportLists } from '../lib/import/import-lists.js';
import { ImportRefusals } from '../lib/import/import-refusals.js';
import { KnownCitizens } from '../lib/import/known-citizens.js';
import { PreviewImport } from '../lib/import/preview-import.js';
import { SheetReader } from '../lib/import/sheet-reader.js';
import { StalePreviews } from '../lib/import/stale-previews.js';

/** Reads in the test's own thread: the worker is a built file, and what it guards against is another matter. */
@Injectable()
class SheetReaderHere extends SheetReader {
  override read(bytes: Buffer, fileName: string): Promise<Result<SheetRows, SheetRefused>> {
    return Promise.resolve(readSheet(bytes, fileName));
  }
}

/** The import as the module builds it, but for the thread. Its commands belong to other rooms, and are brought by the test. */
export const IMPORT_ROOMS: (Type | { provide: Type; useClass: Type })[] = [
  PreviewImport,
  StalePreviews,
  ConfirmImport,
  ImportLists,
  KnownCitizens,
  ImportRefusals,
  { provide: SheetReader, useClass: SheetReaderHere },
];
