import { type Card, type CitizenId } from '@samtavle/contracts';
import { type BoardState, type BoardView, useBoard, useBoardView, useData, useMay } from '@samtavle/web-data-access';
import { Button, EmptyState, MoveMenu, TextField, useText } from '@samtavle/web-ui';
import { useMemo, useRef, useState } from 'react';
import { byName } from '../arrange/order.js';
import { todayOf } from '../board/board-card.js';
import { CardFocus } from '../board/card-focus.js';
import { type OpenMenu } from '../board/open-menu.js';
import { CardDrawer } from '../card/card-drawer.js';
import { type SharingTab } from '../card/sharing-tab.js';
import { useUrgentParts } from '../card/urgent-parts.js';
import { MoveOutcome } from '../moves/move-outcome.js';
import { useMoves } from '../moves/use-moves.js';
import { PlaceDialog } from '../place/place-dialog.js';
import { useTellChanges } from '../presence/use-tell-changes.js';
import { BoardFailed, BoardLoading } from '../room/board-loading.js';
import { useViewSettings } from '../room/use-view-settings.js';
import { folded, withName } from '../search/name-match.js';
import { TakeOffDialog } from '../take-off/take-off-dialog.js';
import { boardTexts } from '../texts.js';
import { CaseloadTable } from './caseload-table.js';
import { ContactsDialog } from './contacts-dialog.js';
import { EnrolDialog } from './enrol-dialog.js';

const kindOf = (view: BoardView) => view.load.kind;
const errorOf = ({ load }: BoardView) => (load.kind === 'failed' ? load.error : null);
const cardsOf = (state: BoardState) => state.cards;
const NO_CARDS: BoardState['cards'] = new Map();

type Over =
  | { kind: 'place'; citizen: CitizenId | null }
  | { kind: 'enrol' }
  | { kind: 'contacts'; citizen: CitizenId }
  | { kind: 'take-off'; card: Card }
  | null;

/** Borgere: everybody the team works with who is not on the board, and those who are when asked for. */
export function CaseloadRoom({ Sharing }: { Sharing: SharingTab }) {
  const say = useText(boardTexts);
  const { live } = useData();
  const kind = useBoardView(kindOf);
  const error = useBoardView(errorOf);
  const cards = useBoard(cardsOf, NO_CARDS);
  const today = useBoard(todayOf, '');
  const { settings, change, openCard, addressOf } = useViewSettings();
  const mayPlace = useMay('board.place');
  const mayEnrol = useMay('citizen.enrol');
  const moves = useMoves();
  const urgent = useUrgentParts();
  const [typed, setTyped] = useState('');
  const [over, setOver] = useState<Over>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const focus = useMemo(() => new CardFocus(), []);
  useTellChanges();

  const shown = useMemo(() => {
    const searching = folded(typed) !== '';
    const all = searching
      ? [...withName(cards.values(), typed, cards.size)]
      : [...cards.values()].filter(({ stay }) => stay === null);
    return all.sort(byName);
  }, [cards, typed]);
  const inMenu = menu === null ? undefined : cards.get(menu.citizen);

  return (
    <>
      <div className="toolbar">
        <h1>{say('caseload.title')}</h1>
        <span className="sum count">
          {say('caseload.count', {
            count: [...cards.values()].filter(({ stay }) => stay === null).length,
            all: cards.size,
          })}
        </span>
        <span className="grow" />
        {urgent !== null && <urgent.LookUp onFound={openCard} />}
        {mayPlace && (
          <Button icon="plus" onClick={() => setOver({ kind: 'place', citizen: null })}>
            {say('place.button')}
          </Button>
        )}
        {mayEnrol && (
          <Button kind="primary" icon="plus" onClick={() => setOver({ kind: 'enrol' })}>
            {say('enrol.button')}
          </Button>
        )}
      </div>
      {error !== null && <BoardFailed error={error} onRetry={() => void live.refetch()} />}
      {(kind === 'none' || kind === 'loading') && <BoardLoading />}
      {kind === 'ready' && (
        <div className="page">
          <div className="caseload-find">
            <TextField
              label={say('caseload.find')}
              hint={say('caseload.findHint')}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          </div>
          {shown.length === 0 ? (
            <EmptyState title={typed === '' ? say('caseload.empty') : say('search.nobody')} />
          ) : (
            <CaseloadTable
              frame={frame}
              cards={shown}
              today={today}
              openCard={settings.card}
              addressOf={addressOf}
              onOpen={openCard}
              onPlace={mayPlace ? (citizen) => setOver({ kind: 'place', citizen }) : undefined}
              onContacts={mayEnrol ? (citizen) => setOver({ kind: 'contacts', citizen }) : undefined}
            />
          )}
        </div>
      )}
      {menu !== null && inMenu?.stay != null && (
        <MoveMenu
          at={menu.at}
          name={inMenu.name}
          level={inMenu.stay.level}
          admitted={inMenu.admission !== null}
          onMove={(to) => void moves.move(inMenu, to)}
          onTakeOff={() => setOver({ kind: 'take-off', card: inMenu })}
          onClose={() => setMenu(null)}
        />
      )}
      {settings.card !== null && (
        <CardDrawer
          key={settings.card}
          citizen={settings.card}
          tab={settings.tab}
          onTab={(tab) => change({ tab })}
          onClose={() => openCard(null)}
          board={frame}
          writing={0}
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
      <EnrolDialog open={over?.kind === 'enrol'} onClose={() => setOver(null)} onEnrolled={openCard} />
      <ContactsDialog citizen={over?.kind === 'contacts' ? over.citizen : null} onClose={() => setOver(null)} />
      <MoveOutcome moves={moves} />
    </>
  );
}
