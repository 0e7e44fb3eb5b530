import { copyTally } from '@samtavle/care-plan';
import { type CitizenDetail, type ElementView, type HeldBackNote } from '@samtavle/contracts';
import { STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { useColleagues, useMay, useMe } from '@samtavle/web-data-access';
import {
  asDay,
  Button,
  CopyTally,
  ElementRow,
  firstName,
  HeldBackBox,
  OwnerGroup,
  OwnerMark,
  PlainGroup,
  useFormat,
  useText,
} from '@samtavle/web-ui';
import { useCallNames } from '../presence/use-call-names.js';
import { boardTexts } from '../texts.js';
import { useElementLabel } from './element-label.js';
import { ElementLine } from './element-line.js';
import { ElementText } from './element-text.js';
import { latestChanges, ownerParts, ownWords } from './groups.js';

const LATEST = 3;

export interface CardTabProps {
  detail: CitizenDetail;
  today: string;
  onHistory: () => void;
  /** Leads to the package that would open what is held back. */
  onSharing: (asked: string) => void;
  /** Where the room of emergencies is there: asks the owner of what is held back. */
  onAskNow?: ((sector: StaffSector) => void) | undefined;
}

/** The citizen's own words first, then one group per owner, then what changed last. */
export function CardTab({ detail, today, onHistory, onSharing, onAskNow }: CardTabProps) {
  const own = useMe()?.acting.sector;
  const { card, elements } = detail;
  const citizen = firstName(card.name);
  const words = ownWords(elements);
  const parts = ownerParts(detail, own);
  const shown = [...words, ...parts.flatMap((part) => part.elements)];
  const { copyWithinDays } = detail;
  const toCopy = today === '' ? NOTHING_TO_COPY : copyTally(shown, asDay(today), copyWithinDays);
  return (
    <CopyTally {...toCopy} withinDays={copyWithinDays}>
      <OwnWords words={words} citizen={citizen} detail={detail} today={today} />
      {parts.map((part) => (
        <OwnerGroup key={part.owner} owner={part.owner}>
          {part.elements.map((element) => (
            <ElementLine key={element.id} element={element} detail={detail} today={today} />
          ))}
          {part.heldBack.map((note) => (
            <HeldBack
              key={`${note.rule}-${note.categories.join()}`}
              note={note}
              citizen={citizen}
              today={today}
              onSharing={onSharing}
              onAskNow={onAskNow}
            />
          ))}
        </OwnerGroup>
      ))}
      <Latest elements={latestChanges(elements, LATEST)} today={today} onHistory={onHistory} />
    </CopyTally>
  );
}

const NOTHING_TO_COPY = { waiting: 0, late: 0 } as const;

function OwnWords({
  words,
  citizen,
  detail,
  today,
}: {
  words: readonly ElementView[];
  citizen: string;
  detail: CitizenDetail;
  today: string;
}) {
  const say = useText(boardTexts);
  const format = useFormat();
  if (words.length === 0) return null;
  return (
    <OwnerGroup owner="citizen" title={say('card.ownWords', { whose: format.genitive(citizen) })}>
      {words.map((element) => (
        <ElementLine key={element.id} element={element} detail={detail} today={today} asQuote />
      ))}
    </OwnerGroup>
  );
}

/** What would open it leads to that package, where the question is put in plain words; nothing is asked by coming there. */
function HeldBack({
  note,
  citizen,
  today,
  onSharing,
  onAskNow,
}: {
  note: HeldBackNote;
  citizen: string;
  today: string;
  onSharing: (asked: string) => void;
  onAskNow: CardTabProps['onAskNow'];
}) {
  const mayAskNow = useMay('emergency.ask');
  const asked = STAFF_SECTORS.find((sector) => sector === note.owner);
  const mayAsk = useMay('consent.ask');
  const wanted = note.package;
  return (
    <HeldBackBox
      note={note}
      citizen={citizen}
      today={today}
      onAsk={wanted === null || !mayAsk ? undefined : () => onSharing(wanted)}
      onAskNow={mayAskNow && asked !== undefined && onAskNow !== undefined ? () => onAskNow(asked) : undefined}
    />
  );
}

function Latest({
  elements,
  today,
  onHistory,
}: {
  elements: readonly ElementView[];
  today: string;
  onHistory: () => void;
}) {
  const say = useText(boardTexts);
  const format = useFormat();
  const names = useCallNames();
  const { of } = useColleagues();
  const label = useElementLabel();
  if (elements.length === 0) return null;
  return (
    <PlainGroup
      icon="history"
      title={say('card.latest')}
      aside={
        <Button kind="quiet" onClick={onHistory}>
          {say('card.allHistory')}
        </Button>
      }
    >
      {elements.map((element) => {
        const by = of(element.updatedBy);
        return (
          <ElementRow
            key={element.id}
            label={`${format.momentText(element.updatedAt, today)} ${by === null ? '' : (names.get(by.id) ?? '')}`}
            meta={<OwnerMark owner={element.owner} />}
          >
            <span className="ink-2">{label(element)}: </span>
            <ElementText content={element.content} owner={element.owner} today={today} />
          </ElementRow>
        );
      })}
    </PlainGroup>
  );
}
