import { act, fireEvent, screen } from '@testing-library/react';
import { anElement, aPlan, crisisPlan } from '../../spec-parts/a-plan.js';
import { goal } from '../../spec-parts/on-the-plan.js';

/** Written for years and never copied. */
const old = (more: object = {}) => ({ copied: null, createdAt: '2023-05-01T08:00:00.000Z', ...more });
const measure = (on: string) =>
  anElement({ kind: 'measure', instrument: 'who_5', on, score: 40 }, { category: 'own_goals', ...old() });

describe('a plan of years that was never copied to the record', () => {
  const opened = () =>
    aPlan(
      [
        { ...goal('Jeg vil blive boende'), ...old() },
        crisisPlan({}, old()),
        anElement(
          { kind: 'action', text: 'Ringer', responsible: null, dueOn: null, doneAt: null },
          { category: 'housing', copied: null },
        ),
        // Of another sector, and so not the reader's to copy.
        goal('Jeg vil lære at sejle'),
        ...Array.from({ length: 10 }, (_, n) => measure(`2026-01-${String(n + 10)}`)),
      ],
      { detail: { copyWithinDays: 30 } },
    );

  it('says once how much waits, counts what can be seen on the page, and has its colour once', async () => {
    await opened();
    // Two records, an action and the eight measures that are shown.
    const counted = screen.getByText('11 linjer her er ikke kopieret til journalen').closest('p');
    expect(counted?.textContent).toContain('10 har ventet i mere end 30 dage');
    expect(document.querySelectorAll('.status.warn .i').length).toBeGreaterThan(0);
    const late = [...document.querySelectorAll('.status.warn')].filter((one) => /ventet|kopi/.test(one.textContent));
    expect(late).toHaveLength(1);
    expect(document.querySelectorAll('.copy-waits')).toHaveLength(11);
  });

  it('says at each record for how long when somebody asks which', async () => {
    await opened();
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Vis hvilke' })));
    expect(document.querySelectorAll('.copy-waits')).toHaveLength(0);
    expect(screen.getAllByText(/^Ikke kopieret til journalen, \d+ d$/)).toHaveLength(10);
    expect(screen.getAllByText('Ikke kopieret til journalen')).toHaveLength(1);
  });
});
