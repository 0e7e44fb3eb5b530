import { jest } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import { renderInSamtavle } from '../../testing/index.js';
import { ConflictBox } from './conflict-box.js';

function show() {
  const acts = { onMerge: jest.fn(), onKeepMine: jest.fn(), onKeepTheirs: jest.fn() };
  renderInSamtavle(
    <ConflictBox mine="Ring først. Musik." theirs="Ring først. Søster." theirName="Mette" savedAt="8.14" {...acts} />,
  );
  return { acts, box: screen.getByRole('group', { name: 'To udgaver af samme tekst' }) };
}

describe('conflict', () => {
  it('blames nobody and shows both texts with what differs underlined', () => {
    const { box } = show();
    expect(box.textContent).toContain('Mette gemte, mens du skrev. Begge tekster er bevaret.');
    expect(box.textContent).toContain('Din tekst, ikke gemt');
    expect(box.textContent).toContain('Mettes tekst, gemt 8.14');
    expect([...box.querySelectorAll('ins')].map((mark) => mark.textContent?.trim())).toEqual(['Musik.', 'Søster.']);
  });

  it('keeps mine or theirs as asked, and chooses nothing by itself', () => {
    const { acts, box } = show();
    expect(acts.onKeepMine).not.toHaveBeenCalled();
    fireEvent.click(within(box).getByRole('button', { name: 'Behold min' }));
    fireEvent.click(within(box).getByRole('button', { name: 'Behold Mettes' }));
    expect(acts.onKeepMine).toHaveBeenCalledTimes(1);
    expect(acts.onKeepTheirs).toHaveBeenCalledTimes(1);
  });

  it('joins the two in a field that is saved by a person', () => {
    const { acts, box } = show();
    fireEvent.click(within(box).getByRole('button', { name: 'Saml de to' }));
    const field = within(box).getByRole<HTMLTextAreaElement>('textbox', { name: 'Begge tekster, ret til og gem' });
    expect(field.value).toBe('Ring først. Søster. Musik.');
    expect(acts.onMerge).not.toHaveBeenCalled();
    fireEvent.click(within(box).getByRole('button', { name: 'Gem den samlede' }));
    expect(acts.onMerge).toHaveBeenCalledWith('Ring først. Søster. Musik.');
  });

  it('is said at once to those who listen', () => {
    show();
    expect(screen.getByTestId('live-assertive').textContent).toBe(
      'Mette gemte, mens du skrev. Begge tekster er bevaret.',
    );
  });
});
