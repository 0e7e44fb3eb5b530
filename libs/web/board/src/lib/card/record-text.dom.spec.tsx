import { renderInSamtavle } from '@samtavle/web-ui/testing';
import { screen } from '@testing-library/react';
import { boardTexts } from '../texts.js';
import { type RecordSaid, useRecordText } from './record-text.js';

function Line({ content }: { content: RecordSaid }) {
  return <p data-testid="line">{useRecordText('2026-11-22')(content)}</p>;
}
const said = (more: { dueOn: string; takenOn: string | null }) => {
  const content: RecordSaid = { kind: 'medication_due', what: 'blood_test', toleranceDays: 7, note: '', ...more };
  const { unmount } = renderInSamtavle(<Line content={content} />, { dictionaries: [boardTexts] });
  const text = screen.getByTestId('line').textContent;
  unmount();
  return text;
};

describe('a deadline of medication on the card', () => {
  it('that has been met says when, and is no deadline any more', () => {
    expect(said({ dueOn: '2026-10-23', takenOn: '2026-10-25' })).toBe('Blodprøve, sidst søn 25.10.');
  });

  it('is a date, also when it has passed', () => {
    expect(said({ dueOn: '2026-11-26', takenOn: null })).toBe('Blodprøve senest tor 26.11.');
    expect(said({ dueOn: '2026-11-10', takenOn: null })).toBe('Blodprøve senest tir 10.11.');
  });
});
