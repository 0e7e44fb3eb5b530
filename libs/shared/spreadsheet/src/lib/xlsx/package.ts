import type { SheetLimits } from '../sheet/limits.js';
import { brokenFile, SheetStop } from '../sheet/refused.js';
import { inflateEntry, type InflateBudget } from '../zip/inflate-entry.js';
import { readZipDirectory, type ZipDirectory } from '../zip/zip-directory.js';
import { type PartReader, XmlPart } from './xml-part.js';

/** Where a part points: to another part of the same file. Pointers out of the file are left out when read. */
export interface Relation {
  readonly type: string;
  readonly target: string;
}

/** The parts of an .xlsx, each unpacked only when it is asked for. */
export class WorkbookPackage {
  private readonly directory: ZipDirectory;
  private readonly budget: InflateBudget;

  /** @throws SheetStop */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly limits: SheetLimits,
  ) {
    this.directory = readZipDirectory(bytes, limits);
    this.budget = { left: limits.inflatedBytes };
  }

  has(path: string): boolean {
    return this.directory.has(path.toLowerCase());
  }

  /** @throws SheetStop when the part is missing, damaged or too large */
  read(path: string, reader: PartReader): void {
    const entry = this.directory.get(path.toLowerCase());
    if (entry === undefined) throw new SheetStop(brokenFile);
    const part = new XmlPart(reader);
    inflateEntry(this.bytes, entry, this.budget, this.limits, (piece) => part.write(piece));
    part.end();
  }

  /** What a part points to, by id; `''` asks for the pointers of the file itself. */
  relations(path: string): ReadonlyMap<string, Relation> {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const relations = new Map<string, Relation>();
    const listed = `${folder}_rels/${path.slice(folder.length)}.rels`;
    if (!this.has(listed)) return relations;
    this.read(listed, {
      open: (name, { Id, Type, Target, TargetMode }) => {
        if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return;
        relations.set(Id, { type: (Type ?? '').replace(/^.*\//, ''), target: resolve(folder, Target) });
      },
    });
    return relations;
  }
}

function resolve(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
