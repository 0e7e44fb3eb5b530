import { NO_TRACE } from '@samtavle/api-access';
import { inventedCpr, type StaffKey, type TestTeam } from '@samtavle/api-access/testing';
import { type ImportPreviewView } from '@samtavle/contracts';
import { type Cpr, formatCpr } from '@samtavle/domain';
import { ConfirmImport } from '../lib/import/confirm-import.js';
import { PreviewImport } from '../lib/import/preview-import.js';

let drawn = 0;
/** Of somebody no other row has named. */
export const aNewCpr = (): Cpr => inventedCpr((drawn += 1) + 1_000);

const HEADINGS = [
  'CPR',
  'Fornavn',
  'Efternavn',
  'Telefon',
  'Indsatsniveau',
  'På tavlen siden',
  'Årsag',
  'Næste handling',
  'Ansvarlig',
  'Frist',
  'Kontaktperson',
  'Notat',
] as const;
type Line = Partial<Record<(typeof HEADINGS)[number], string>>;

/** A row of the spreadsheet: somebody who is not on the board. */
export const someone = (more: Line = {}, cpr: Cpr = aNewCpr()): Line => ({
  CPR: formatCpr(cpr),
  Fornavn: 'Bente',
  Efternavn: 'Krog',
  Kontaktperson: 'Carla Prøve',
  ...more,
});
/** The same, on the board. */
export const onBoard = (more: Line = {}, cpr?: Cpr): Line =>
  someone(
    {
      Indsatsniveau: '3',
      Årsag: 'Udsættelse truer',
      'Næste handling': 'Ring til boligselskabet',
      Ansvarlig: 'Carla Prøve',
      ...more,
    },
    cpr,
  );
const sheet = (lines: readonly Line[]) =>
  Buffer.from(
    [HEADINGS.join(';'), ...lines.map((line) => HEADINGS.map((heading) => `"${line[heading] ?? ''}"`).join(';'))].join(
      '\r\n',
    ),
  );

/** What a colleague does with a spreadsheet, and what the house holds after it. */
export function importActs(team: TestTeam) {
  const preview = async (lines: readonly Line[], key: StaffKey = 'caseworker'): Promise<ImportPreviewView> =>
    team.get(PreviewImport).preview(await team.viewer(key), NO_TRACE, sheet(lines), 'tavle.csv');
  const confirm = async ({ token }: ImportPreviewView, key: StaffKey = 'caseworker', skipErrors = false) =>
    team.get(ConfirmImport).confirm(await team.viewer(key), NO_TRACE, { token, skipErrors });
  /** Through preview and confirmation, whatever rows are in error. */
  const importing = async (lines: readonly Line[]) => confirm(await preview(lines), 'caseworker', true);

  const count = async (table: string, where = 'true') =>
    (await team.database.asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`))[0]?.n;
  /** How much there is of all an import may write. */
  const house = async () => ({
    citizens: await count('citizen'),
    enrolments: await count('enrolment'),
    elements: await count('element'),
    versions: await count('element_version'),
    events: (await team.events()).length,
    remembered: await count('import_row'),
  });
  return { preview, confirm, importing, count, house };
}
