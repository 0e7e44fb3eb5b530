import { type Cpr } from '@samtavle/domain';
import { IMPORT_FIELDS } from '../mapping/import-fields.js';
import { missing } from './complaint.js';
import type { FieldReading } from './field-reading.js';
import type { ImportCitizen } from './import-row.js';
import type { MatchMember } from './match-member.js';
import { readCpr } from './read-cpr.js';
import { type PersonName, readName } from './read-name.js';
import { readPhone } from './read-phone.js';

/** Who the row is about; parts that could not be read are absent, and noted in the reading. */
export type CitizenAsRead = Partial<ImportCitizen>;

export function readCitizen(fields: FieldReading, matchMember: MatchMember): CitizenAsRead {
  const cpr = readNumber(fields);
  const name = readWholeName(fields);
  const phone = fields.readText('phone', readPhone);
  const contactMemberId = fields.readText('contactPerson', matchMember);
  return {
    ...(cpr === undefined ? {} : { cpr }),
    ...name,
    ...(phone === undefined ? {} : { phone }),
    ...(contactMemberId === undefined ? {} : { contactMemberId }),
  };
}

function readNumber(fields: FieldReading): Cpr | undefined {
  if (!fields.filled('cpr')) {
    fields.complain('cpr', missing('cpr'));
    return undefined;
  }
  const read = fields.read('cpr', readCpr);
  if (read?.zeroRestored === true) {
    fields.notices.push({
      field: 'cpr',
      code: 'zero_restored',
      da: 'Regnearket havde fjernet nullet forrest i CPR. Det er sat på igen.',
      en: 'The spreadsheet had dropped the first zero of the CPR. It has been put back.',
    });
  }
  return read?.cpr;
}

/** Given and family name where both are filled in, else the whole name taken apart. */
function readWholeName(fields: FieldReading): Partial<PersonName> {
  if (fields.filled('givenName') && fields.filled('familyName')) {
    const givenName = fields.keepText('givenName', IMPORT_FIELDS.givenName.longest);
    const familyName = fields.keepText('familyName', IMPORT_FIELDS.familyName.longest);
    return { ...(givenName === undefined ? {} : { givenName }), ...(familyName === undefined ? {} : { familyName }) };
  }
  if (fields.filled('fullName')) return fields.readText('fullName', readName) ?? {};
  if (fields.filled('givenName')) fields.complain('familyName', missing('familyName'));
  else if (fields.filled('familyName')) fields.complain('givenName', missing('givenName'));
  else fields.complain('fullName', missing('fullName'));
  return {};
}
