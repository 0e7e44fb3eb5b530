import { jest } from '@jest/globals';
import { Card, type MemberId } from '@samtavle/contracts';
import { fireEvent, screen } from '@testing-library/react';
import { renderInSamtavle } from '../../testing/index.js';
import { CardFrame, type CardFrameProps } from './card-frame.js';

const anne = '11111111-1111-4111-8111-111111111111';
const jonas = '22222222-2222-4222-8222-222222222222';
const card = Card.parse({
  id: '33333333-3333-4333-8333-333333333333',
  name: 'Karen Ravnholt',
  stay: { owner: 'region_psych', level: 3, since: '2026-11-14', reviewOn: null, version: 1 },
  reasons: [
    { owner: 'region_psych', reason: 'symptoms_worse' },
    { owner: 'muni_social', reason: 'eviction_threat' },
  ],
  reasonHeld: false,
  action: { owner: 'muni_social', text: 'Ring til boligselskabet', responsible: jonas, dueOn: '2026-11-24' },
  actionHeld: false,
  lastContactOn: '2026-11-25',
  attempts: 0,
  visit: { at: '10:30', who: [anne] },
  admission: null,
  contacts: [],
  marks: ['region_psych', 'muni_social', 'citizen'],
});
const names = new Map<MemberId, string>([
  [card.visit?.who[0] as MemberId, 'Anne'],
  [card.action?.responsible as MemberId, 'Jonas'],
]);

function show(changes: Partial<Card> = {}, props: Partial<CardFrameProps> = {}, language: 'da' | 'en' = 'da') {
  const onOpen = jest.fn();
  const onMenu = jest.fn();
  const { unmount } = renderInSamtavle(
    <CardFrame
      card={{ ...card, ...changes }}
      names={names}
      today="2026-11-26"
      limits={{ lostContactDays: 14, contactLostDays: 28, longStayDays: 28 }}
      href="/tavle/33333333-3333-4333-8333-333333333333"
      onOpen={onOpen}
      onMenu={onMenu}
      {...props}
    />,
    { language },
  );
  return { onOpen, onMenu, unmount, article: screen.getByRole('article') };
}
const text = (element: HTMLElement) => (element.textContent ?? '').replace(/\s+/g, ' ');

describe('card', () => {
  it('is named by the citizen and the level', () => {
    show();
    expect(screen.getByRole('article', { name: 'Karen Ravnholt, Indsatsniveau 3' })).toBeTruthy();
    expect(screen.getByRole('img', { name: 'Indsatsniveau 3' })).toBeTruthy();
  });

  it('says reasons with their owners, the action with who and how late, contact and visit', () => {
    const { article } = show();
    expect(text(article)).toContain('Symptomer forværret');
    expect(text(article)).toContain('Ring til boligselskabet');
    expect(text(article)).toContain('Jonas');
    expect(text(article)).toContain('2 d over');
    expect(text(article)).toContain('Set i går');
    expect(text(article)).toContain('Besøg 10.30 Anne');
    expect(text(article)).toContain('På tavlen i 12 dage');
    expect(screen.getAllByRole('img', { name: 'Kommune, social' }).length).toBe(2);
  });

  it('reads a held reason with whose it is, and nothing else of it', () => {
    const { article } = show({ reasons: [], reasonHeld: true });
    expect(text(article)).toContain('Tilbageholdt, fra Region');
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('leaves no trace of a held reason beside a visible one', () => {
    const { article } = show({ reasons: [{ owner: 'muni_social', reason: 'eviction_threat' }] });
    expect(text(article)).not.toContain('Tilbageholdt');
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });

  it('gives a held action neither name nor date', () => {
    const { article } = show({ action: null, actionHeld: true });
    expect(text(article)).toContain('Næste handling tilbageholdt');
    expect(text(article)).not.toMatch(/Jonas|over/);
  });

  it('says that a daily stay has no visit today, and does not say it of one who is admitted', () => {
    const first = show({ visit: null });
    expect(text(first.article)).toContain('Intet besøg');
    first.unmount();
    const second = show({ visit: null, admission: { since: '2026-11-22', ward: 'afsnit P2', onLeave: false } });
    expect(text(second.article)).not.toContain('Intet besøg');
    second.unmount();
    const third = show({ visit: null, admission: { since: '2026-11-22', ward: 'afsnit P2', onLeave: true } });
    expect(text(third.article)).toContain('Intet besøg');
  });

  it.each(['2026-11-28', '2026-12-24'])('lacks no visit on %s, a day off, as the week says too', (today) => {
    const { article } = show({ visit: null }, { today });
    expect(text(article)).not.toContain('Intet besøg');
  });

  it('has one alarm per row: not seen before not reviewed', () => {
    const stay = {
      owner: 'region_psych' as const,
      level: 2 as const,
      since: '2026-10-01',
      reviewOn: '2026-11-17',
      version: 1,
    };
    const first = show({ stay });
    expect(text(first.article)).toContain('Ikke gennemgået i 9 d');
    first.unmount();
    const second = show({ stay, lastContactOn: '2026-11-10' });
    expect(text(second.article)).toContain('Ikke set i 16 d');
    expect(text(second.article)).not.toContain('Ikke gennemgået');
  });

  it('says who changed what, and who has it open', () => {
    const { article } = show(
      {},
      { fresh: { by: 'Mette', what: 'flyttede hertil fra niveau 2' }, openBy: ['Mette', 'Jonas'] },
    );
    expect(text(article)).toContain('Mette flyttede hertil fra niveau 2 · nu');
    expect(text(article)).toContain('Mette, Jonas har kortet åbent');
  });

  it('opens from anywhere on the card, and the menu only from its button', () => {
    const { article, onOpen, onMenu } = show();
    fireEvent.click(screen.getByText('Set i går'));
    expect(onOpen).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('button', { name: 'Flyt eller åbn menu for Karen Ravnholt' }));
    expect(onMenu).toHaveBeenCalledTimes(1);
    expect(onOpen).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('link', { name: 'Karen Ravnholt' }));
    expect(onOpen).toHaveBeenCalledTimes(2);
    expect(article.querySelector('a')?.getAttribute('href')).not.toMatch(/karen/i);
  });

  it('says the same in English', () => {
    const { article } = show({}, {}, 'en');
    expect(text(article)).toContain('Symptoms worse');
    expect(text(article)).toContain('2 d late');
    expect(text(article)).toContain('Seen yesterday');
  });
});
