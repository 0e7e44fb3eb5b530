import { type CitizenDetail, type CitizenId } from '@samtavle/contracts';
import { type StaffSector } from '@samtavle/domain';
import {
  type Loaded,
  useBoard,
  useCard,
  useCitizenDetail,
  useMay,
  usePresence,
  useWhoHasOpen,
  useColleagues,
} from '@samtavle/web-data-access';
import {
  Button,
  Drawer,
  ErrorState,
  firstName,
  Icon,
  LevelBars,
  type MenuPlace,
  PresenceHere,
  TabList,
  TabPanel,
  uiTexts,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { Link } from 'react-router';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { CARD_TABS, type CardTab as Tab } from '../arrange/view-settings.js';
import { todayOf } from '../board/board-card.js';
import { CopyOutButton } from '../copy-out/copy-out-button.js';
import { codeOf } from '../room/board-loading.js';
import { boardTexts } from '../texts.js';
import { CardFacts } from './card-facts.js';
import { CardTab } from './card-tab.js';
import { ClosedCard } from './closed-card.js';
import { useContactParts } from './contact-parts.js';
import { CardComposer } from './card-composer.js';
import { HistoryTab } from './history-tab.js';
import { type SharingTab } from './sharing-tab.js';
import { useUrgentParts } from './urgent-parts.js';

export interface CardDrawerProps {
  citizen: CitizenId;
  tab: Tab;
  onTab: (tab: Tab) => void;
  onClose: () => void;
  board: { readonly current: HTMLElement | null };
  /** Counts up when the composer is asked for. */
  writing: number;
  Sharing: SharingTab;
  onMenu: (at: MenuPlace) => void;
  onPlace: (citizen: CitizenId) => void;
}

/** Everything about one citizen that this viewer may see, over the board. */
export function CardDrawer({
  citizen,
  tab,
  onTab,
  onClose,
  board,
  writing,
  Sharing,
  onMenu,
  onPlace,
}: CardDrawerProps) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const { loaded, again } = useCitizenDetail(citizen);
  const shown = useCard(citizen);
  const today = useBoard(todayOf, '');
  const tabs = useId();
  const composer = useRef<HTMLInputElement>(null);
  /** The package that was asked for on the card; forgotten when another tab is chosen. */
  const [wanted, setWanted] = useState<string | null>(null);
  const choose = (next: Tab) => {
    setWanted(null);
    onTab(next);
  };
  const urgent = useUrgentParts();
  const contacts = useContactParts();
  const mayLog = useMay('contact.log');
  const [logging, setLogging] = useState(false);
  const [asking, setAsking] = useState<StaffSector | null>(null);
  useShowPresence(citizen, loaded.kind === 'ready');
  useEffect(() => {
    if (writing > 0) composer.current?.focus();
  }, [writing, loaded.kind]);

  if (loaded.kind === 'closed') {
    return (
      <Drawer
        label={say('card.closedLabel')}
        title={say('card.closedTitle')}
        board={board}
        onClose={onClose}
        takeFocus={false}
      >
        <ClosedCard citizen={citizen} today={today} />
      </Drawer>
    );
  }
  const name = loaded.kind === 'ready' ? loaded.value.card.name : (shown?.name ?? '');
  const detail = loaded.kind === 'ready' ? loaded.value : null;
  const card = shown ?? detail?.card ?? null;
  return (
    <Drawer
      label={name === '' ? say('card.loadingLabel') : sayUi('drawer.label', { name })}
      title={
        <>
          {card?.stay != null && <LevelBars level={card.stay.level} />}
          {name}
        </>
      }
      board={board}
      onClose={onClose}
      actions={
        <>
          <WhoIsHere citizen={citizen} />
          {contacts !== null && mayLog && detail !== null && detail.writable.length > 0 && (
            <Button icon="check" onClick={() => setLogging(true)}>
              {say('card.logContact')}
            </Button>
          )}
          {urgent !== null && detail !== null && (
            <urgent.Actions detail={detail} today={today} asking={asking} onAsked={() => setAsking(null)} />
          )}
          {detail !== null && (
            <Link className="btn" to={`/plan?kort=${citizen}`}>
              <Icon name="page" small />
              {say('card.plan')}
            </Link>
          )}
          {detail !== null && <CopyOutButton detail={detail} />}
          <MoveOrPlace
            onBoard={card?.stay != null}
            // Who only looked the citizen up in an emergency writes nothing here.
            known={card !== null && detail?.writable.length !== 0}
            onMenu={onMenu}
            onPlace={() => onPlace(citizen)}
          />
        </>
      }
      {...(detail === null ? {} : { facts: <CardFacts detail={detail} today={today} /> })}
      tabs={
        <TabList
          idBase={tabs}
          label={say('card.tabs')}
          tabs={CARD_TABS.map((id) => ({ id, label: say(`card.tab.${id}`) }))}
          active={tab}
          onChange={choose}
        />
      }
      {...(detail === null || detail.writable.length === 0 || tab !== 'card'
        ? {}
        : { footer: <CardComposer detail={detail} today={today} inputRef={composer} /> })}
    >
      {logging && contacts !== null && <contacts.Log citizen={citizen} name={name} onClose={() => setLogging(false)} />}
      <TabPanel idBase={tabs} tab={tab}>
        {urgent !== null && detail !== null && <urgent.Opened detail={detail} today={today} />}
        <Body loaded={loaded} onRetry={again}>
          {(value) =>
            tab === 'card' ? (
              <CardTab
                detail={value}
                today={today}
                onHistory={() => choose('history')}
                onSharing={(asked) => {
                  setWanted(asked);
                  onTab('sharing');
                }}
                onAskNow={urgent === null ? undefined : setAsking}
              />
            ) : tab === 'contacts' ? (
              contacts !== null && <contacts.List citizen={citizen} today={today} />
            ) : tab === 'history' ? (
              <HistoryTab citizen={citizen} today={today} />
            ) : (
              <Sharing detail={value} today={today} focus={wanted} />
            )
          }
        </Body>
      </TabPanel>
    </Drawer>
  );
}

function Body({
  loaded,
  onRetry,
  children,
}: {
  loaded: Loaded<CitizenDetail>;
  onRetry: () => void;
  children: (detail: CitizenDetail) => ReactNode;
}) {
  const say = useText(boardTexts);
  const { language } = useLanguage();
  switch (loaded.kind) {
    case 'ready':
      return children(loaded.value);
    case 'failed':
      return (
        <ErrorState
          title={say('card.failed')}
          code={loaded.error.error === 'not_found' ? undefined : codeOf(loaded.error)}
          onRetry={onRetry}
        >
          {loaded.error[language]}
        </ErrorState>
      );
    case 'loading':
      return <DrawerSkeleton label={say('loading')} />;
    case 'closed':
      return null;
  }
}

function DrawerSkeleton({ label }: { label: string }) {
  return (
    <div className="drawer-sk" aria-busy="true">
      <span className="vh">{label}</span>
      {[62, 80, 48, 70, 56].map((width) => (
        <i key={width} style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}

function MoveOrPlace({
  onBoard,
  known,
  onMenu,
  onPlace,
}: {
  onBoard: boolean;
  known: boolean;
  onMenu: (at: MenuPlace) => void;
  onPlace: () => void;
}) {
  const say = useText(boardTexts);
  const mayMove = useMay('board.move');
  const mayPlace = useMay('board.place');
  if (onBoard && mayMove) {
    return (
      <Button icon="move" aria-haspopup="menu" onClick={({ currentTarget }) => onMenu(currentTarget)}>
        {say('card.move')}
      </Button>
    );
  }
  if (known && !onBoard && mayPlace) {
    return (
      <Button icon="plus" onClick={onPlace}>
        {say('place.button')}
      </Button>
    );
  }
  return null;
}

function WhoIsHere({ citizen }: { citizen: CitizenId }) {
  const { of } = useColleagues();
  const here = useWhoHasOpen(citizen);
  return here.slice(0, 2).map((id) => {
    const member = of(id);
    return member === null ? null : <PresenceHere key={id} member={{ ...member, name: firstName(member.name) }} />;
  });
}

/** Colleagues see that this card is open here, as long as it is. */
function useShowPresence(citizen: CitizenId, ready: boolean): void {
  const { show } = usePresence();
  useEffect(() => {
    if (!ready) return undefined;
    show(citizen);
    return () => show(null);
  }, [citizen, ready, show]);
}
