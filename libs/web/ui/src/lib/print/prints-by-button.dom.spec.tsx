import { screen } from '@testing-library/react';
import { renderInSamtavle } from '../../testing/index.js';
import { PrintsByButton } from './prints-by-button.js';

const root = document.documentElement.classList;

describe('a room whose print is recorded', () => {
  it('has a sentence for the paper of who prints with the browser, beside the page and not read out with it', () => {
    const { unmount } = renderInSamtavle(
      <main>
        <PrintsByButton />
        Karen Ravnholt
      </main>,
    );
    expect(root.contains('prints-by-button')).toBe(true);
    const said = screen.getByText(/Siden udskrives ikke med browseren/);
    expect(said.parentElement).toBe(document.body);
    expect(said.className).toBe('paper-refused');
    unmount();
    expect(root.contains('prints-by-button')).toBe(false);
    expect(document.querySelector('.paper-refused')).toBeNull();
  });
});
