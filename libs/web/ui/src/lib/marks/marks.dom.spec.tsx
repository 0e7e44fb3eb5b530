import { screen } from '@testing-library/react';
import { renderInSamtavle } from '../../testing/index.js';
import { OwnerMark, OwnerMarks } from './owner-mark.js';
import { HeldTag, ReasonTag } from './tags.js';

describe('owner marks', () => {
  it('have the owner’s whole name, in the order of the house, each once', () => {
    renderInSamtavle(<OwnerMarks owners={['citizen', 'muni_social', 'region_psych', 'region_psych']} />);
    expect(screen.getAllByRole('img').map((mark) => mark.getAttribute('aria-label'))).toEqual([
      'Region',
      'Kommune, social',
      'Borger',
    ]);
  });

  it('are silent where the text beside them says the owner', () => {
    renderInSamtavle(<OwnerMark owner="muni_health" decorative />);
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('stand in tags, and a held-back tag reads whose it is', () => {
    renderInSamtavle(
      <>
        <ReasonTag owner="muni_health" reason="somatic_illness" />
        <HeldTag owner="muni_social" />
      </>,
    );
    expect(screen.getByRole('img', { name: 'Kommune, sundhed' })).toBeTruthy();
    expect(screen.getByText('Tilbageholdt, fra Kommune, social')).toBeTruthy();
  });
});
