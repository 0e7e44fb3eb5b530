import { type DraftEffect } from '@samtavle/contracts';
import { renderInSamtavle } from '@samtavle/web-ui/testing';
import { screen } from '@testing-library/react';
import { EffectTable } from './effect-table.js';

const cell = (gained: number | null) => ({
  role: 'nurse_region' as const,
  sector: 'region_psych' as const,
  healthPerson: true,
  owner: 'muni_social' as const,
  category: 'housing' as const,
  gained,
  lost: 0,
});
const draw = (team: Omit<DraftEffect['teams'][number], 'team'>) =>
  renderInSamtavle(<EffectTable team={{ team: 'Søhøjlandet', ...team }} fewest={10} />);

const heading = () => screen.getByRole('heading', { level: 5 }).textContent;

describe('the numbers of a draft’s effect', () => {
  it('say what is rounded, and that a total is not shown beside a few', () => {
    draw({
      citizens: null,
      cells: [cell(20)],
      personal: [{ ground: 'emergency_pull', accesses: null, citizens: null }],
    });
    expect(heading()).toBe('Søhøjlandet: antallet af berørte borgere vises ikke');
    expect(screen.getByText(/Der er færre end 10, eller et mindre tal/)).toBeTruthy();
    expect(screen.getByRole('cell', { name: 'mindst 20' })).toBeTruthy();
    expect(screen.getByRole('cell', { name: '0' })).toBeTruthy();
    expect(screen.getByText(/Opslag på værdispring: færre end 10/)).toBeTruthy();
  });

  it('are at least so many, of nobody none', () => {
    const { unmount } = draw({ citizens: 20, cells: [cell(10)], personal: [] });
    expect(heading()).toBe('Søhøjlandet: mindst 20 borgere berørt');
    unmount();
    draw({ citizens: 0, cells: [], personal: [] });
    expect(heading()).toBe('Søhøjlandet: ingen borgere berørt');
    expect(screen.getByText('Ingen borgere i teamet bliver berørt lige nu.')).toBeTruthy();
  });
});
