import { renderInSamtavle } from '@samtavle/web-ui/testing';
import { AlsoHere } from './who-is-here.js';

describe('who else has the plan open', () => {
  it('names three and counts the others, so that twenty colleagues do not push the buttons into a second line', () => {
    const said = (...names: string[]) => {
      const { container, unmount } = renderInSamtavle(<AlsoHere names={names} />);
      const text = container.textContent;
      unmount();
      return text;
    };
    expect(said('Mette')).toBe('Også her: Mette');
    expect(said('Mette', 'Tom', 'Ali')).toBe('Også her: Mette, Tom, Ali');
    expect(said('Mette', 'Tom', 'Ali', 'Nina')).toBe('Også her: Mette, Tom, Ali og 1 anden');
    expect(said(...Array.from({ length: 20 }, (_, at) => `Kollega${at}`))).toBe(
      'Også her: Kollega0, Kollega1, Kollega2 og 17 andre',
    );
  });
});
