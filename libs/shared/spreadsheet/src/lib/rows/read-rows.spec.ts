import { complaints, CONTEXT, inError, previewOf, readable, sheetOf } from '../../testing/reading.js';
import { WorkbookBuilder } from '../../testing/workbook-builder.js';
import { suggestMapping } from '../mapping/suggest-mapping.js';
import { readRows } from './read-rows.js';

const WHO = '040157-8101;Agnete Eksempel';
const BOARD = 'CPR;Navn;Niveau;Årsag;Næste handling;Ansvarlig';
const ON_BOARD = `${WHO};2;Indlagt;Ring;Mette Holm`;

describe('who the row is about', () => {
  const nameOf = (name: string) => readable(previewOf('CPR;Navn', `040157-8101;"${name}"`)).citizen;

  it('takes a whole name apart, from either end', () => {
    expect(nameOf('Eksempel, Agnete Marie')).toMatchObject({ givenName: 'Agnete Marie', familyName: 'Eksempel' });
    expect(nameOf('Agnete Marie Eksempel')).toMatchObject({ givenName: 'Agnete Marie', familyName: 'Eksempel' });
    expect(nameOf('Hjalte af Skabelon')).toMatchObject({ givenName: 'Hjalte', familyName: 'af Skabelon' });
  });

  it('asks back for a name that is only half', () => {
    expect(complaints(previewOf('CPR;Navn', '040157-8101;Agnete'))).toEqual(['fullName: name_incomplete']);
    expect(complaints(previewOf('CPR;Navn', '040157-8101;Eksempel,'))).toEqual(['fullName: name_incomplete']);
    expect(complaints(previewOf('CPR;Fornavn;Efternavn', '040157-8101;Agnete;'))).toEqual(['familyName: missing']);
  });

  it('needs a CPR number and a name, and says both at once', () => {
    expect(complaints(previewOf('CPR;Navn;Note', ';;Ringede'))).toEqual(['cpr: missing', 'fullName: missing']);
  });

  it('reads CPR with and without hyphen, spaces and the long dash of a text program', () => {
    for (const cpr of ['0401578101', '040157 8101', '040157–8101', ' 040157-8101\u00A0']) {
      expect(readable(previewOf('CPR;Navn', `${cpr};A B`)).citizen.cpr).toBe('0401578101');
    }
  });

  it('refuses an impossible CPR without repeating it', () => {
    const preview = previewOf('CPR;Navn', '310257-8101;A B');
    expect(complaints(preview)).toEqual(['cpr: cpr_invalid']);
    expect(JSON.stringify(inError(preview).errors)).not.toContain('310257');
  });

  it('puts back the zero a spreadsheet dropped, and says so', () => {
    expect(readable(previewOf('CPR;Navn', '401578101;A B'))).toMatchObject({
      citizen: { cpr: '0401578101' },
      notices: [{ code: 'zero_restored' }],
    });
    const number = WorkbookBuilder.withSheetData(
      '<row><c t="inlineStr"><is><t>CPR</t></is></c><c t="inlineStr"><is><t>Navn</t></is></c></row>' +
        '<row><c><v>401578101</v></c><c t="inlineStr"><is><t>A B</t></is></c></row>',
    );
    const sheet = sheetOf(number.bytes());
    expect(readable(readRows(sheet, suggestMapping(sheet.headings), CONTEXT)).citizen.cpr).toBe('0401578101');
  });

  it('does not guess a digit that somebody left out of a text', () => {
    const sheet = sheetOf(WorkbookBuilder.withTexts(['CPR', 'Navn'], ['401578101', 'A B']).bytes());
    expect(complaints(readRows(sheet, suggestMapping(sheet.headings), CONTEXT))).toEqual(['cpr: cpr_invalid']);
  });

  it('names the first line when a CPR comes twice, even when that line had other errors', () => {
    const preview = previewOf(
      'CPR;Navn',
      '040157-8101;Agnete',
      '170257-8112;Birk Prøvested',
      '0401578101;Agnete Eksempel',
    );
    expect(inError(preview, 2).errors).toMatchObject([
      { field: 'cpr', code: 'cpr_twice', da: 'Samme CPR står i linje 2. Saml de to linjer i én.' },
    ]);
    expect(preview.counts).toEqual({ rows: 3, readable: 1, onBoard: 0, inError: 2 });
  });

  it('keeps one telephone number as digits, and asks back for two', () => {
    const phone = (text: string) => previewOf('CPR;Navn;Telefon', `${WHO};${text}`);
    expect(readable(phone('00 00 00 01')).citizen.phone).toBe('00000001');
    expect(readable(phone("'+45 0000-0001")).citizen.phone).toBe('+4500000001');
    expect(complaints(phone('00 00 00 01 / 00 00 00 02'))).toEqual(['phone: phone_unreadable']);
  });

  it('keeps what could be read of a row in error, to recognise it by', () => {
    expect(inError(previewOf('CPR;Navn;Frist', `${WHO};snart`))).toMatchObject({
      name: 'Agnete Eksempel',
      cpr: '0401578101',
    });
  });
});

describe('who is on the board', () => {
  it('is a citizen with level, reason, action and somebody responsible', () => {
    const row = readable(
      previewOf(
        `${BOARD};På tavlen siden;Frist;Gennemgås;Af tavlen når;Note`,
        `${ON_BOARD};20-11-2026;1/12 2026;2026-12-10;Sover igen;Hund`,
      ),
    );
    expect(row).toMatchObject({ line: 2, note: 'Hund', notices: [] });
    expect(row.stay).toEqual({
      level: 2,
      since: '2026-11-20',
      reasons: ['admitted'],
      firstAction: 'Ring',
      responsibleMemberId: 'm1',
      dueOn: '2026-12-01',
      reviewOn: '2026-12-10',
      exitCriterion: 'Sover igen',
    });
  });

  it('a citizen without any of it joins the caseload only', () => {
    expect(readable(previewOf(`${BOARD};Kontaktperson`, `${WHO};;;;;AMB`))).toEqual({
      line: 2,
      ok: true,
      citizen: { cpr: '0401578101', givenName: 'Agnete', familyName: 'Eksempel', contactMemberId: 'm4' },
      notices: [],
    });
  });

  it('half a board row is asked back for each missing part', () => {
    expect(complaints(previewOf(BOARD, `${WHO};2;;;`))).toEqual([
      'reasons: missing_for_board',
      'firstAction: missing_for_board',
      'responsible: missing_for_board',
    ]);
  });

  it('a row that does not say since when counts from today, and says so', () => {
    expect(readable(previewOf(BOARD, ON_BOARD))).toMatchObject({
      stay: { since: '2026-11-26', sinceAssumed: true },
      notices: [{ field: 'since', code: 'since_today' }],
    });
  });

  it('nobody is on the board since tomorrow, but today is fine', () => {
    const since = (day: string) => previewOf(`${BOARD};Dato`, `${ON_BOARD};${day}`);
    expect(complaints(since('27-11-2026'))).toEqual(['since: date_in_future']);
    expect(readable(since('26-11-2026')).stay?.since).toBe('2026-11-26');
  });

  it('levels are numbers or the words of the board, never a range', () => {
    const level = (text: string) => previewOf(BOARD, `${WHO};${text};Indlagt;Ring;ML`);
    for (const text of ['3', 'Niveau 3', '3 - dagligt', '3 (daglig)', 'Daglig', '3.0'])
      expect(readable(level(text)).stay?.level).toBe(3);
    for (const text of ['2-3', '4', '0', '2 eller 3', 'høj', '23'])
      expect(complaints(level(text))).toEqual(['level: level_unknown']);
  });
});

describe('reasons', () => {
  const reasons = (text: string) => previewOf(BOARD, `${WHO};2;"${text}";Ring;ML`);

  it('are known by label in either language, by id, and in any case', () => {
    for (const text of ['Indlagt', 'INDLAGT', 'admitted', 'Admitted'])
      expect(readable(reasons(text)).stay?.reasons).toEqual(['admitted']);
  });

  it('are split at semicolon, comma and line break, the first one primary', () => {
    for (const text of [
      'Svær at få kontakt til; Indlagt',
      'svær at få kontakt til, indlagt',
      'Svær at få kontakt til\nIndlagt\n',
    ]) {
      expect(readable(reasons(text)).stay?.reasons).toEqual(['hard_to_reach', 'admitted']);
    }
  });

  it('may have a comma in their own name', () => {
    expect(readable(reasons('Indlagt, Tilbagefald, rusmidler, Økonomisk krise')).stay?.reasons).toEqual([
      'admitted',
      'relapse_substance',
      'money_crisis',
    ]);
  });

  it('count once each, and at most three', () => {
    expect(readable(reasons('Indlagt; admitted')).stay?.reasons).toEqual(['admitted']);
    expect(complaints(reasons('Indlagt; Symptomer forværret; Økonomisk krise; Svær at få kontakt til'))).toEqual([
      'reasons: too_many_reasons',
    ]);
  });

  it('that the list does not have are named', () => {
    const preview = reasons('Indlagt; Flyttet');
    expect(inError(preview).errors).toMatchObject([
      { code: 'reason_unknown', da: '»Flyttet« er ikke en årsag på teamets liste.' },
    ]);
  });

  it('may have delimiters too many between them', () => {
    expect(readable(reasons(' ,, ; Indlagt,,;,')).stay?.reasons).toEqual(['admitted']);
    expect(complaints(reasons(','.repeat(399)))).toEqual(['reasons: reason_unknown']);
  });

  it('may come in a second column', () => {
    const preview = previewOf(`${BOARD};Øvrige årsager`, `${ON_BOARD};Økonomisk krise`);
    expect(readable(preview).stay?.reasons).toEqual(['admitted', 'money_crisis']);
  });
});

describe('colleagues', () => {
  const responsible = (text: string) => previewOf(BOARD, `${WHO};2;Indlagt;Ring;${text}`);

  it.each([
    ['Mette Holm', 'm1'],
    ['METTE  LUND', 'm2'],
    ['Mette Lund (ML)', 'm2'],
    ['mh', 'm1'],
    ['Jonas', 'm3'],
    ['jonas aakjær', 'm3'],
    ['Anne Marie', 'm4'],
    ['AMB', 'm4'],
  ])('are found as %s', (text, id) => expect(readable(responsible(text)).stay?.responsibleMemberId).toBe(id));

  it('are never guessed between: the candidates are named', () => {
    expect(inError(responsible('Mette')).errors).toMatchObject([
      {
        field: 'responsible',
        code: 'member_ambiguous',
        da: '»Mette« kan være Mette Holm (MH), Mette Lund (ML). Skriv hele navnet.',
      },
    ]);
  });

  it('who are not on the team are asked back', () => {
    expect(complaints(responsible('Karsten'))).toEqual(['responsible: member_unknown']);
    expect(complaints(responsible('MH/ML'))).toEqual(['responsible: member_unknown']);
  });
});

describe('dates', () => {
  const due = (text: string) => previewOf(`${BOARD};Frist`, `${ON_BOARD};${text}`);

  it.each([
    '26-11-2026',
    '26.11.26',
    '26/11 2026',
    '26/11-26',
    '26. 11. 2026',
    '2026-11-26',
    '2026-11-26 08:15',
    '26. november 2026',
    '26 nov 26',
    'tors. 26-11-2026',
    'torsdag d. 26. november 2026',
    '46352',
  ])('written %s are the 26th of November', (text) => expect(readable(due(text)).stay?.dueOn).toBe('2026-11-26'));

  it.each([
    ['31-11-2026', 'date_impossible'],
    ['29-02-2027', 'date_impossible'],
    ['11/26/2026', 'date_impossible'],
    ['00-00-2026', 'date_impossible'],
    ['26/11', 'date_without_year'],
    ['26. november', 'date_without_year'],
    ['26-11-1926', 'date_out_of_range'],
    ['31-12-1999', 'date_out_of_range'],
    ['26-11-2126', 'date_out_of_range'],
    ['99999', 'date_out_of_range'],
    ['snart', 'date_unreadable'],
    ['uge 48', 'date_unreadable'],
    ['261126', 'date_unreadable'],
    ['26-11-20266', 'date_unreadable'],
    ['#######', 'date_unreadable'],
  ])('written %s are refused: %s', (text, code) => expect(complaints(due(text))).toEqual([`dueOn: ${code}`]));

  it('stored as a bare number are counted as the workbook counts', () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const dueOn = (number: number, properties: string) => {
      const headings = `<row>${[...BOARD.split(';'), 'Frist'].map(cell).join('')}</row>`;
      const row = `<row>${ON_BOARD.split(';').map(cell).join('')}<c><v>${number}</v></c></row>`;
      const workbook = WorkbookBuilder.withSheetData(headings + row);
      const sheet = sheetOf(workbook.sheets('<sheet name="T" sheetId="1" r:id="rId1"/>', properties).bytes());
      return readable(readRows(sheet, suggestMapping(sheet.headings), CONTEXT)).stay?.dueOn;
    };
    expect(dueOn(46352, '')).toBe('2026-11-26');
    expect(dueOn(44890, '<workbookPr date1904="true"/>')).toBe('2026-11-26');
  });
});

describe('texts', () => {
  const note = (text: string) => previewOf('CPR;Navn;Bemærkning', `${WHO};"${text}"`);

  it('with markup and formula signs stay texts', () => {
    for (const text of ['<script>alert(1)</script>', '=HYPERLINK(1)', '+1', '-1', '@A1', '🙂 glad'])
      expect(readable(note(text)).note).toBe(text);
  });

  it('lose the apostrophe our own CSV put before a formula sign, and no other', () => {
    expect(readable(note("'=1+1")).note).toBe('=1+1');
    expect(readable(note("'s-Hertogenbosch")).note).toBe("'s-Hertogenbosch");
  });

  it('that begin with a control character are refused', () => {
    for (const sign of ['\t', '\r', '\n', '\u0001', ' \t', '\u007F', '\u0085'])
      expect(complaints(note(`${sign}=1+1`))).toEqual(['note: control_character']);
  });

  it('with control characters or turned writing direction inside are refused', () => {
    for (const sign of ['\u0007', '\u001B', '\u009F', '\u202E', '\u2066'])
      expect(complaints(note(`a${sign}b`))).toEqual(['note: control_character']);
  });

  it('become one clean line', () => {
    expect(readable(note('Ring  først\u00A0til\r\n\r\nbror\u200B. ')).note).toBe('Ring først til · bror.');
    expect(readable(note('A\u030Ase')).note).toBe('Åse');
  });

  it('of nothing but invisible marks count as blank', () => {
    expect(readable(note('\u200B \uFEFF')).note).toBeUndefined();
    expect(complaints(previewOf('CPR;Fornavn;Efternavn', '040157-8101;\u200B;B'))).toEqual(['givenName: missing']);
  });

  it('have the room the board has for them', () => {
    const long = (field: string, length: number) => previewOf(`${BOARD};${field}`, `${ON_BOARD};${'x'.repeat(length)}`);
    expect(readable(long('Note', 500)).note).toHaveLength(500);
    expect(inError(long('Note', 501)).errors).toMatchObject([{ da: 'Teksten er på 501 tegn. Der er plads til 500.' }]);
    expect(complaints(long('Af tavlen når', 301))).toEqual(['exitCriterion: too_long']);
    expect(complaints(previewOf(BOARD, `${WHO};2;Indlagt;${'x'.repeat(201)};ML`))).toEqual(['firstAction: too_long']);
    expect(complaints(previewOf('CPR;Fornavn;Efternavn', `040157-8101;${'x'.repeat(81)};B`))).toEqual([
      'givenName: too_long',
    ]);
    expect(complaints(previewOf('CPR;Navn', `040157-8101;A ${'x'.repeat(81)}`))).toEqual(['fullName: too_long']);
  });
});

describe('formulas and errors', () => {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const withNote = (heading: string, xml: string) => {
    const rows = `<row>${['CPR', 'Navn', heading].map(cell).join('')}</row><row>${cell('040157-8101')}${cell('A B')}${xml}</row>`;
    const sheet = sheetOf(WorkbookBuilder.withSheetData(rows).bytes());
    return readRows(sheet, suggestMapping(sheet.headings), CONTEXT);
  };

  it('a formula is not believed, whatever value it shows', () => {
    expect(inError(withNote('Note', '<c t="str"><f>A1</f><v>Ida</v></c>')).errors).toMatchObject([
      { field: 'note', code: 'formula', da: 'Cellen er en formel; indsæt som værdi.' },
    ]);
    expect(complaints(withNote('Note', '<c t="str"><f>A1</f><v></v></c>'))).toEqual(['note: formula']);
    expect(complaints(withNote('Note', '<c><f>A1</f></c>'))).toEqual(['note: formula']);
  });

  it('a formula in a column nobody reads does no harm', () => {
    expect(readable(withNote('Dage på tavlen', '<c><f>TODAY()-A2</f><v>12</v></c>')).citizen.givenName).toBe('A');
  });

  it('an error shown in a cell is passed on', () => {
    expect(complaints(withNote('Note', '<c t="e"><v>#REF!</v></c>'))).toEqual(['note: cell_error']);
  });
});

describe('somebody who may not write everything', () => {
  const sheet = sheetOf(
    new TextEncoder().encode(
      `CPR;Navn;Niveau;Årsag;Næste handling;Ansvarlig;Notat\n${WHO};3;Symptomer forværret;Ring;JÅ;Sover ikke`,
    ),
    'a.csv',
  );
  const read = (mayWrite: typeof CONTEXT.mayWrite) =>
    readRows(sheet, suggestMapping(sheet.headings), { ...CONTEXT, mayWrite });

  it('is told so in the cell, before anything is imported', () => {
    expect(complaints(read({ reason: () => false, note: () => true }))).toEqual(['reasons: not_yours_to_write']);
    expect(complaints(read({ reason: () => true, note: () => false }))).toEqual(['note: not_yours_to_write']);
  });

  it('is asked about the note by the primary reason it is about', () => {
    const row = readable(read({ reason: () => true, note: (about) => about === 'symptoms_worse' }));
    expect(row.note).toBe('Sover ikke');
  });
});

describe('a mapping that fits badly', () => {
  it('leads to complaints, not to a crash', () => {
    const sheet = sheetOf(new TextEncoder().encode(`CPR;Navn\n${WHO}`), 'a.csv');
    expect(complaints(readRows(sheet, { cpr: 7, fullName: -1 }, CONTEXT))).toEqual([
      'cpr: missing',
      'fullName: missing',
    ]);
    expect(complaints(readRows(sheet, {}, CONTEXT))).toEqual(['cpr: missing', 'fullName: missing']);
    expect(complaints(readRows(sheet, { cpr: 1, fullName: 0 }, CONTEXT))).toEqual([
      'cpr: cpr_invalid',
      'fullName: name_incomplete',
    ]);
  });
});
