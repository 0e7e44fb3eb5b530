import { jest } from '@jest/globals';
import { type HeldBackNote } from '@samtavle/contracts';
import { fireEvent, screen } from '@testing-library/react';
import { renderInSamtavle } from '../../testing/index.js';
import { HeldBackBox, SharingStopped } from './held-back-box.js';

const note: HeldBackNote = {
  owner: 'region_psych',
  categories: ['mental_state', 'crisis_plan'],
  rule: 'R-REG-SOC-HEALTH',
  basis: ['SUL43_1', 'SUL44'],
  road: 'consent',
  package: 'PKG_DAILY',
  consentState: 'not_asked',
  askedOn: null,
  askAgainOn: null,
  askNow: false,
};
const today = '2026-11-26';
const show = (changes: Partial<HeldBackNote>, extra: Partial<Parameters<typeof HeldBackBox>[0]> = {}) =>
  renderInSamtavle(<HeldBackBox note={{ ...note, ...changes }} citizen="Rikke" today={today} {...extra} />);
const words = () => screen.getByRole('note').textContent ?? '';

describe('held-back box', () => {
  it('says what is missing, what would open it, and that nobody has asked', () => {
    show({});
    expect(words()).toContain('Oplysninger fra regionen må ikke deles med dig endnu.');
    expect(words()).toContain(
      'Tilstand og kriseplan kan deles, når Rikke siger ja til »Hvordan jeg har det, og hvad der hjælper«.',
    );
    expect(words()).toContain('Rikke er ikke spurgt.');
    expect(words()).toContain('Sundhedsloven § 43 stk. 1, § 44 · Regel R-REG-SOC-HEALTH');
  });

  it('offers only what is lawful here: asking where nobody has asked, and asking now where the policy has a road', () => {
    const ask = jest.fn();
    const askNow = jest.fn();
    show({ askNow: true }, { onAsk: ask, onAskNow: askNow });
    fireEvent.click(screen.getByRole('button', { name: 'Bed om samtykke' }));
    fireEvent.click(screen.getByRole('button', { name: 'Spørg nu' }));
    expect(ask).toHaveBeenCalledTimes(1);
    expect(askNow).toHaveBeenCalledTimes(1);
    expect(words()).toContain('Er der fare, så spørg nu: regionen afgør svaret.');
  });

  it('does not ask twice: somebody has asked, and no answer has come', () => {
    show(
      { consentState: 'asked', askedOn: '2026-11-25' },
      { onAsk: () => undefined, onAskNow: () => undefined, askedBy: 'Jonas' },
    );
    expect(words()).toContain('Rikke er spurgt i går af Jonas og har ikke svaret.');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('tells the own side when to ask again after a no, and offers no new question', () => {
    show({ consentState: 'refused_here', askAgainOn: '2027-03-01' }, { onAsk: () => undefined });
    expect(words()).toContain('Rikke har sagt nej. Spørg tidligst 1. marts 2027, eller når Rikke selv tager det op.');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says of an ended sharing that it stopped, never why', () => {
    show({ consentState: 'ended' });
    expect(words()).toContain('Delingen er stoppet.');
    expect(words()).not.toMatch(/trukket|udløb|nej|afvist/i);
  });

  it('says for a role that it belongs to another, and who can help', () => {
    show(
      { owner: 'muni_social', categories: ['economy_benefits'], road: 'role', package: null },
      { helper: 'Birgit Toft', onAsk: () => undefined },
    );
    expect(words()).toContain(
      'Oplysninger fra kommunen om økonomi hører ikke til din rolle. Birgit Toft kan hjælpe dig.',
    );
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('never counts and never says that something is there', () => {
    for (const consentState of ['not_asked', 'asked', 'refused_here', 'ended'] as const) {
      const { unmount } = show({ consentState, askedOn: '2026-11-20' });
      expect(words()).not.toMatch(/har oplysninger|\bfindes\b|\bmere\b|spærret|nægtet|ingen adgang/i);
      unmount();
    }
  });

  it('says the same in English', () => {
    renderInSamtavle(<HeldBackBox note={note} citizen="Rikke" today={today} />, { language: 'en' });
    expect(words()).toContain('Information from the region may not be shared with you yet.');
    expect(words()).toContain('Rikke has not been asked.');
    expect(words()).toContain('Health Act § 43');
  });

  it('keeps what was typed when sharing stops while the card is open', () => {
    renderInSamtavle(<SharingStopped at="2026-11-26T07:14:00.000Z" today={today} draftKept />);
    expect(words()).toBe('Delingen stoppede i dag 8.14. Det, du nåede at skrive, er gemt hos dig.');
  });
});
