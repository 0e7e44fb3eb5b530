import { type Day } from '@samtavle/domain';
import { categoryWords, consentPackage, SHARING_POLICY } from '@samtavle/policy';
import { consentText, type ConsentTextFor, type Part, textVersionOf } from './consent-text.js';
import { drawForm } from './draw-form.js';

const ABOUT: ConsentTextFor = {
  citizen: 'Søren Ærø-Ågård',
  relative: 'Anna Krog (søster)',
  today: '2028-02-29' as Day,
  endsOn: '2029-02-28' as Day,
  team: 'Team Søhøjlandet',
  authorities: new Map([['region_psych', 'Region Midtjylland']]),
};
const packageOf = (name: string) => {
  const asked = consentPackage(name);
  if (!asked) throw new Error(`no ${name}`);
  return asked;
};
const words = (parts: readonly Part[]) =>
  parts.map((part) => ('items' in part ? part.items.join('\n') : 'text' in part ? part.text : part.label)).join('\n');

describe('the consent form', () => {
  it.each(['da', 'en'] as const)('says of every package what law.md § 9 asks for (%s)', (language) => {
    for (const asked of SHARING_POLICY.consent_packages) {
      const text = consentText(asked, language, ABOUT);
      const said = words(text.parts);
      for (const category of asked.flows.flatMap((flow) => flow.categories)) {
        const plain = categoryWords(category, language);
        expect(said).toContain(plain?.plain ?? category);
        expect(said).toContain(plain?.example ?? category);
      }
      const must =
        language === 'da'
          ? [
              '29. februar 2028',
              '28. februar 2029',
              'Første dag uden deling',
              'frivilligt',
              'Siger jeg nej',
              'tage mit ja tilbage',
              'uden mit samtykke',
              'udskrivningsaftale',
              'Hospitalets besked',
              'i fare',
              'barn',
              'log',
              'Dato',
              'Underskrift',
              'Hvorfor mundtligt',
              'Vidne',
              'hjalp mig',
            ]
          : [
              '29 February 2028',
              '28 February 2029',
              'First day without sharing',
              'voluntary',
              'If I say no',
              'take my yes back',
              'without my consent',
              'discharge agreement',
              'hospital’s notice',
              'in danger',
              'child',
              'log',
              'Date',
              'Signature',
              'Why by word of mouth',
              'Witness',
              'helped me',
            ];
      for (const word of must) expect(said).toContain(word);
      expect(said).toContain('Søren Ærø-Ågård');
      expect(said).not.toMatch(/undefined|null|region_psych|muni_/);
    }
  });

  it('names the authority of who gives out, and the relative by name', () => {
    expect(words(consentText(packageOf('PKG_BASE'), 'da', ABOUT).parts)).toContain(
      'Psykiatrien (Region Midtjylland): læger',
    );
    expect(words(consentText(packageOf('PKG_RELATIVE'), 'da', ABOUT).parts)).toContain(
      'Min pårørende: Anna Krog (søster)',
    );
  });

  it('ticks nothing in advance: yes and no are two empty boxes', () => {
    const { parts } = consentText(packageOf('PKG_WORK'), 'da', ABOUT);
    expect(parts.filter(({ kind }) => kind === 'choice')).toHaveLength(2);
  });

  it('has a version of its own for each package and language, the same whoever it is for', () => {
    const versions = SHARING_POLICY.consent_packages.flatMap((asked) => [
      textVersionOf(asked, 'da'),
      textVersionOf(asked, 'en'),
    ]);
    expect(new Set(versions).size).toBe(versions.length);
    for (const version of versions) expect(version).toMatch(/^1-[0-9a-f]{12}$/);
  });

  it('gets another version when a package names something more', () => {
    const asked = packageOf('PKG_DAILY');
    const more = {
      ...asked,
      flows: [...asked.flows, { from: 'region_psych', to: 'muni_social', categories: ['housing'] }],
    };
    expect(textVersionOf(more as typeof asked, 'da')).not.toBe(textVersionOf(asked, 'da'));
  });
});

describe('the form on paper', () => {
  it('is a tagged PDF with language and title', async () => {
    const asked = packageOf('PKG_SOCIAL');
    const pdf = await drawForm(consentText(asked, 'da', ABOUT), {
      version: textVersionOf(asked, 'da'),
      printedAt: new Date('2028-02-29T00:00:00Z'),
      language: 'da',
    });
    const raw = pdf.toString('latin1');
    expect(raw.startsWith('%PDF-1.7')).toBe(true);
    expect(raw.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(raw).toContain('/Lang (da-DK)');
    expect(raw).toMatch(/\/MarkInfo/);
    expect(raw).toContain('/StructTreeRoot');
    expect(raw).toContain('/DisplayDocTitle true');
    for (const tag of ['H1', 'H2', 'LI', 'LBody']) expect(raw).toContain(`/S /${tag}`);
    expect(raw.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(3);
  });
});
