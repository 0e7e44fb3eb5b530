import { type Card, type CitizenId } from '@samtavle/contracts';
import {
  type BoardState,
  type BoardView,
  useBoard,
  useBoardView,
  useData,
  useMay,
  useMe,
} from '@samtavle/web-data-access';
import { Button, EmptyState, MoveMenu, useOfferShortcuts, useText } from '@samtavle/web-ui';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { fits, isNarrowed, NO_FILTERS } from '../arrange/filters.js';
import { type Sort } from '../arrange/view-settings.js';
import { BoardColumns } from '../board/board-columns.js';
import { todayOf } from '../board/board-card.js';
import { CardFocus } from '../board/card-focus.js';
import { type OpenMenu } from '../board/open-menu.js';
import { useContactParts } from '../card/contact-parts.js';
import { CardDrawer } from '../card/card-drawer.js';
import { type SharingTab } from '../card/sharing-tab.js';
import { focusSearch } from '../search/focus-search.js';
import { type BoardAct, lettersAreOn, switchLetters } from '../keys/shortcuts.js';
import { BoardKeys } from '../keys/board-keys.js';
import { BoardList } from '../list/board-list.js';
import { useMoves } from '../moves/use-moves.js';
import { MoveOutcome } from '../moves/move-outcome.js';
import { PlaceDialog } from '../place/place-dialog.js';
import { useTellChanges } from '../presence/use-tell-changes.js';
import { PrintBoard } from '../print/print-board.js';
import { TakeOffDialog } from '../take-off/take-off-dialog.js';
import { boardTexts } from '../texts.js';
import { BoardToolbar } from '../toolbar/board-toolbar.js';
import { BoardFailed, BoardLoading } from './board-loading.js';
import { useViewSettings } from './use-view-settings.js';

// Only the kind: the board itself changes every second, and this room must not be drawn again with it.
const kindOf = (view: BoardView) => view.load.kind;
const errorOf = ({ load }: BoardView) => (load.kind === 'failed' ? load.error : null);
const cardsOf = (state: BoardState) => state.cards;
const NO_CARDS: BoardState['cards'] = new Map();

/** What stands open over the board. */
type Over =
  | { kind: 'place'; citizen: CitizenId | null }
  | { kind: 'take-off'; card: Card }
  | { kind: 'print' }
  | { kind: 'keys' }
  | { kind: 'contact'; card: Card }
  | null;

/**
 * The board room.
 *
 * @param Sharing what the tab »Deling og samtykke« shows; it belongs to another room, so the app brings it
 */
export function BoardRoom({ Sharing }: { Sharing: SharingTab }) {
  const say = useText(boardTexts);
  const kind = useBoardView(kindOf);
  const error = useBoardView(errorOf);
  const { live } = useData();
  const cards = useBoard(cardsOf, NO_CARDS);
  const today = useBoard(todayOf, '');
  const me = useMe()?.acting.memberId ?? null;
  const view = useViewSettings();
  const { settings, change, openCard, addressOf } = view;
  const moves = useMoves();
  const mayMove = useMay('board.move');
  const mayTakeOff = useMay('board.take-off');
  const mayPlace = useMay('board.place');
  const contacts = useContactParts();
  const mayLog = useMay('contact.log') && contacts !== null;
  const navigate = useNavigate();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [over, setOver] = useState<Over>(null);
  const [writing, setWriting] = useState(0);
  const [letters, setLetters] = useState(lettersAreOn);
  const focus = useMemo(() => new CardFocus(), []);
  const board = useMemo(
    () => ({
      get current() {
        return focus.home();
      },
    }),
    [focus],
  );
  useTellChanges();
  useOfferShortcuts(useCallback(() => setOver({ kind: 'keys' }), []));

  const onBoard = useMemo(() => [...cards.values()].filter(({ stay }) => stay !== null), [cards]);
  const shown = useMemo(
    () =>
      onBoard
        .filter((card) => fits(card, settings.filters, { me, today }))
        .map((card) => withMove(card, moves.underway)),
    [onBoard, settings.filters, me, today, moves.underway],
  );
  const nobody = shown.length === 0 && onBoard.length > 0 && isNarrowed(settings.filters);
  const saving = useMemo(() => new Set(moves.underway.keys()), [moves.underway]);
  const arrangement = `${JSON.stringify(settings.filters)}/${moves.arranged}`;

  const { move: moveCard } = moves;
  const move = useCallback(
    async (card: Card, to: 1 | 2 | 3) => {
      focus.soon(card.id);
      await moveCard(card, to);
      focus.soon(card.id);
    },
    [focus, moveCard],
  );
  const onMove = useCallback((card: Card, to: 1 | 2 | 3) => void move(card, to), [move]);

  const onSort = useCallback((sort: Sort, descending: boolean) => change({ sort, descending }), [change]);

  const press = useCallback(
    (act: BoardAct, citizen: CitizenId | null) => {
      const card = citizen === null ? undefined : cards.get(citizen);
      switch (act) {
        case 'open':
          return void (card !== undefined && openCard(card.id));
        case 'close':
          return void (settings.card !== null && openCard(null));
        case 'write':
          if (card !== undefined) openCard(card.id);
          return setWriting((count) => count + 1);
        case 'menu':
          return;
        case 'take-off':
          return void (card?.stay != null && mayTakeOff && setOver({ kind: 'take-off', card }));
        case 'place':
          return void (mayPlace && setOver({ kind: 'place', citizen: null }));
        case 'search':
          return focusSearch();
        case 'contact':
          return void (card !== undefined && mayLog && setOver({ kind: 'contact', card }));
        case 'week':
          return void navigate('/uge');
        case 'help':
          return setOver({ kind: 'keys' });
        case 'board':
        case 'list':
          if (act === settings.view) return;
          change({ view: act });
          // The card in focus goes with the old view; the focus goes on with the citizen in the new one.
          return focus.soon(citizen);
      }
    },
    [cards, change, focus, mayLog, mayPlace, mayTakeOff, navigate, openCard, settings.card, settings.view],
  );

  // A card that is open in the address but not on the board (the caseload) is still shown.
  const inMenu = menu === null ? undefined : cards.get(menu.citizen);
  useEffect(() => {
    if (menu !== null && inMenu === undefined) setMenu(null);
  }, [menu, inMenu]);

  return (
    <>
      <BoardToolbar
        onBoard={onBoard}
        citizens={cards.size}
        view={view}
        onPrint={() => setOver({ kind: 'print' })}
        onPlace={() => setOver({ kind: 'place', citizen: null })}
      />
      {error !== null && <BoardFailed error={error} onRetry={() => void live.refetch()} />}
      {(kind === 'none' || kind === 'loading') && <BoardLoading />}
      {kind === 'ready' && (
        <>
          {nobody && (
            <div className="board-note">
              <EmptyState
                title={say('filter.nobody')}
                action={<Button onClick={() => change({ filters: NO_FILTERS })}>{say('filter.all')}</Button>}
              />
            </div>
          )}
          {nobody ? null : settings.view === 'board' ? (
            <BoardColumns
              cards={shown}
              grouping={settings.grouping}
              arrangement={arrangement}
              openCard={settings.card}
              saving={saving}
              menu={menu}
              mayMove={mayMove}
              letters={letters}
              focus={focus}
              onMove={onMove}
              addressOf={addressOf}
              onKey={press}
              onMenu={setMenu}
              onOpen={openCard}
            />
          ) : (
            <BoardList
              cards={shown}
              sort={settings.sort}
              descending={settings.descending}
              arrangement={arrangement}
              openCard={settings.card}
              menu={menu}
              letters={letters}
              focus={focus}
              onSort={onSort}
              addressOf={addressOf}
              onOpen={openCard}
              onMenu={setMenu}
              onKey={press}
            />
          )}
        </>
      )}
      {menu !== null && inMenu?.stay != null && (
        <MoveMenu
          at={menu.at}
          name={inMenu.name}
          level={inMenu.stay.level}
          admitted={inMenu.admission !== null}
          blockedBecause={mayMove ? undefined : say('move.notYours')}
          onMove={(to) => onMove(inMenu, to)}
          onTakeOff={mayTakeOff ? () => setOver({ kind: 'take-off', card: inMenu }) : undefined}
          onClose={() => {
            setMenu(null);
            if (!(menu.at instanceof HTMLElement)) focus.soon(menu.citizen);
          }}
        />
      )}
      {settings.card !== null && (
        <CardDrawer
          key={settings.card}
          citizen={settings.card}
          tab={settings.tab}
          onTab={(tab) => change({ tab })}
          onClose={() => openCard(null)}
          board={board}
          writing={writing}
          Sharing={Sharing}
          onMenu={(at) => settings.card !== null && setMenu({ citizen: settings.card, at, column: null })}
          onPlace={(citizen) => setOver({ kind: 'place', citizen })}
        />
      )}
      <PlaceDialog
        open={over?.kind === 'place'}
        citizen={over?.kind === 'place' ? over.citizen : null}
        onClose={() => setOver(null)}
        onPlaced={(id) => focus.soon(id)}
      />
      <TakeOffDialog
        card={over?.kind === 'take-off' ? over.card : null}
        onClose={() => setOver(null)}
        onDone={moves.takenOff}
      />
      {over?.kind === 'contact' && contacts !== null && (
        <contacts.Log citizen={over.card.id} name={over.card.name} onClose={() => setOver(null)} />
      )}
      <PrintBoard open={over?.kind === 'print'} onClose={() => setOver(null)} />
      <BoardKeys
        open={over?.kind === 'keys'}
        letters={letters}
        onLetters={(on) => {
          switchLetters(on);
          setLetters(on);
        }}
        onClose={() => setOver(null)}
      />
      <MoveOutcome moves={moves} />
    </>
  );
}

/** A move on its way stands where it is going. */
function withMove(card: Card, underway: ReadonlyMap<CitizenId, 1 | 2 | 3>): Card {
  const to = underway.get(card.id);
  return to === undefined || card.stay === null ? card : { ...card, stay: { ...card.stay, level: to } };
}
