import { anElement } from '../../spec-parts/a-plan.js';
import { ofKind } from '../of-kind.js';
import { shownMeasures } from './on-the-page.js';

const measure = (on: string, score: number, createdAt = '2026-11-20T08:00:00.000Z') =>
  anElement({ kind: 'measure', instrument: 'who_5', on, score }, { createdAt });

describe('the last measures', () => {
  it('stand in one order however they came: the newest day first, within a day what was written last', () => {
    const measures = ofKind(
      [
        measure('2026-11-12', 10),
        measure('2026-11-19', 20, '2026-11-19T08:00:00.000Z'),
        measure('2026-11-19', 30, '2026-11-19T12:00:00.000Z'),
        // Written at the same moment: who stands first is the same for everybody.
        measure('2026-11-05', 40),
        measure('2026-11-05', 50),
      ],
      'measure',
    );
    const scores = (came: typeof measures) => shownMeasures(came).map(({ content }) => content.score);
    expect(scores(measures)).toEqual([30, 20, 10, 40, 50]);
    expect(scores([...measures].reverse())).toEqual([30, 20, 10, 40, 50]);
  });
});
