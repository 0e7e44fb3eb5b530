import { selParagraph, sicknessBenefitParagraph } from './services.js';

describe('help under Serviceloven', () => {
  it('brings the notice under chapter 16 and §§ 107-108', () => {
    for (const paragraph of ['83', '83 a', '83a', '84', '85', '86', '95', '98', '99', '107', '108'])
      expect([paragraph, selParagraph(paragraph)]).toEqual([paragraph, 'counts']);
  });

  it('under §§ 82 a-d and 103-104 brings none', () => {
    for (const paragraph of ['82 a', '82 b', '82c', '82 d', '103', '104'])
      expect([paragraph, selParagraph(paragraph)]).toEqual([paragraph, 'help_without_notice']);
  });

  it('under § 79 a is no more, and under anything else is no help of these', () => {
    expect(selParagraph('79 a')).toBe('repealed');
    for (const paragraph of ['', '82', '82 e', '100', '106', '109', '107 a', '85 stk. 2', '§ 85', '0', '999', '-85'])
      expect([paragraph, selParagraph(paragraph)]).toEqual([paragraph, 'unknown']);
  });
});

describe('follow-up of sickness benefit', () => {
  it('is under Sygedagpengeloven §§ 8-10 and nowhere else', () => {
    for (const paragraph of ['8', '9', '10']) expect(sicknessBenefitParagraph(paragraph)).toBe('counts');
    for (const paragraph of ['7', '11', '8 a', '85', '']) expect(sicknessBenefitParagraph(paragraph)).toBe('unknown');
  });
});
