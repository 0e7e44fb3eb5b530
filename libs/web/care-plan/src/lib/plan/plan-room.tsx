import { copyTally } from '@samtavle/care-plan';
import { type CitizenDetail, type CitizenId } from '@samtavle/contracts';
import { danishDay, instant } from '@samtavle/domain';
import { useBoard, useCitizenDetail, usePresence } from '@samtavle/web-data-access';
import {
  asDay,
  CopyTally,
  EmptyState,
  ErrorState,
  firstName,
  Icon,
  useAnnouncements,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { type ComponentType, type ReactNode, useEffect, useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { PlanProvider } from '../plan-context.js';
import { PrintPlan } from '../print/print-plan.js';
import { CrisisSheet, StatementSheet } from '../sheets/crisis-sheets.js';
import { LegalSheet, MedicationSheet } from '../sheets/deadline-sheets.js';
import { ChildrenSheet, NetworkSheet } from '../sheets/network-sheets.js';
import { relativesOf } from '../sheets/relatives.js';
import { MeasuresSheet, StatusSheet } from '../sheets/number-sheets.js';
import { planTexts } from '../texts.js';
import { Actions } from './actions.js';
import { useChosenCitizen } from './chosen-citizen.js';
import { Goals } from './goals.js';
import { HeldBack } from './held-back.js';
import { onThePage } from './on-the-page.js';
import { PlanHead } from './plan-head.js';
import { StrayDrafts } from './stray-drafts.js';
import { useAudience } from './use-audience.js';
import { WhoIsHere } from './who-is-here.js';

/** »Hvem må se hvad« on paper. It is another room's, so the app brings it. */
export type WhoSeesWhat = ComponentType<{ citizen: CitizenId; label: string }>;
/** »Kopiér til journalen«, of the room of the cards. */
export type CopyOut = ComponentType<{ detail: CitizenDetail }>;

interface OtherRooms {
  readonly WhoSeesWhat: WhoSeesWhat;
  readonly CopyOut: CopyOut;
}

/** One citizen's plan, whoever wrote what in it. */
export function PlanRoom(rooms: OtherRooms) {
  const say = useText(planTexts);
  const citizen = useChosenCitizen();
  if (citizen === null) return <Lone title={say('noneTitle')}>{say('none')}</Lone>;
  return <PlanOf key={citizen} citizen={citizen} {...rooms} />;
}

function PlanOf({ citizen, ...rooms }: { citizen: CitizenId } & OtherRooms) {
  const say = useText(planTexts);
  const { language } = useLanguage();
  const { announceNow } = useAnnouncements();
  const { loaded, again } = useCitizenDetail(citizen);
  const { show } = usePresence();
  const isReady = loaded.kind === 'ready';
  useEffect(() => {
    if (!isReady) return undefined;
    show(citizen);
    return () => show(null);
  }, [citizen, isReady, show]);
  const isClosed = loaded.kind === 'closed';
  useEffect(() => {
    if (isClosed) announceNow(say('closedTitle'));
  }, [isClosed, announceNow, say]);
  switch (loaded.kind) {
    case 'loading':
      return (
        <>
          <div className="toolbar">
            <h1>{say('title')}</h1>
          </div>
          <div className="page plan-waiting" aria-busy="true">
            <span className="vh">{say('loading')}</span>
          </div>
        </>
      );
    case 'failed':
      return (
        <Lone>
          <ErrorState
            title={say('failed')}
            code={loaded.error.error === 'not_found' ? undefined : loaded.error.error}
            onRetry={again}
          >
            {loaded.error[language]}
          </ErrorState>
        </Lone>
      );
    case 'closed':
      return (
        <>
          <Lone title={say('closedTitle')} />
          <div className="page narrow">
            <StrayDrafts citizen={citizen} shown={null} />
          </div>
        </>
      );
    case 'ready':
      return <Plan detail={loaded.value} {...rooms} />;
  }
}

const todayOf = ({ today }: { today: string }) => today;

function Plan({ detail, WhoSeesWhat, CopyOut }: { detail: CitizenDetail } & OtherRooms) {
  const say = useText(planTexts);
  const navigate = useNavigate();
  const { card, elements, writable, asOf } = detail;
  const citizen = card.id;
  const name = firstName(card.name);
  const today = useBoard(todayOf, danishDay(instant(asOf)));
  const audience = useAudience(detail);
  const { copyWithinDays } = detail;
  const relatives = useMemo(() => relativesOf(detail), [detail]);
  const plan = useMemo(
    () => ({ citizen, name, today, elements, writable, audience, relatives, copyWithinDays }),
    [citizen, name, today, elements, writable, audience, relatives, copyWithinDays],
  );
  const toCopy = useMemo(
    () => copyTally(onThePage(elements), asDay(today), copyWithinDays),
    [elements, today, copyWithinDays],
  );
  const ids = useMemo(() => elements.map(({ id }) => id), [elements]);
  return (
    <PlanProvider plan={plan}>
      <div className="toolbar">
        <Link className="plan-back" to={`/tavle?kort=${citizen}`} aria-label={say('back', { name: card.name })}>
          <Icon name="left" small />
          {card.name}
        </Link>
        <h1>{say('title')}</h1>
        <WhoIsHere citizen={citizen} />
        <span className="grow" />
        {writable.length > 0 && (
          <>
            <Link className="btn" to={`/sammen?kort=${citizen}`}>
              <Icon name="eye" small />
              {say('together', { name })}
            </Link>
            <CopyOut detail={detail} />
            <PrintPlan citizen={citizen} name={name} />
            <WhoSeesWhat citizen={citizen} label={say('print.whoSeesWhat')} />
          </>
        )}
      </div>
      <div className="page plan-page">
        <StrayDrafts citizen={citizen} shown={ids} />
        <CopyTally {...toCopy} withinDays={copyWithinDays}>
          <div className="paper">
            <PlanHead />
            <Goals />
            <Actions />
          </div>
          <div className="plan-side">
            <CrisisSheet />
            <StatementSheet />
            <NetworkSheet />
            <ChildrenSheet />
            <LegalSheet />
            <MedicationSheet />
            <StatusSheet />
            <MeasuresSheet />
            <HeldBack detail={detail} onAsk={() => void navigate(`/tavle?kort=${citizen}&fane=deling`)} />
          </div>
        </CopyTally>
      </div>
    </PlanProvider>
  );
}

function Lone({ title, children }: { title?: string; children?: ReactNode }) {
  const say = useText(planTexts);
  return (
    <>
      <div className="toolbar">
        <h1>{say('title')}</h1>
      </div>
      <div className="page narrow">
        {title === undefined ? (
          children
        ) : (
          <EmptyState
            title={title}
            action={
              <Link className="btn" to="/borgere">
                {say('toCitizens')}
              </Link>
            }
          >
            {children}
          </EmptyState>
        )}
      </div>
    </>
  );
}
