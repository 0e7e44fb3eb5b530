import { Status, useLabels, useText } from '@samtavle/web-ui';
import { ofKind } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { usePlanWords } from '../words.js';
import { RecordSheet } from './record-sheet.js';
import { type MayKnow, relativeIn } from './relatives.js';

const INVOLVED = { yes: 'network.involve', no: 'network.involveNot', not_asked: 'network.notAsked' } as const;

/** Who is around the citizen, whether they are wanted, and what each may be told. */
export function NetworkSheet() {
  const say = useText(planTexts);
  const { name, elements, relatives } = usePlan();
  const people = ofKind(elements, 'network_person');
  const others = relatives.filter((one) => !people.some(({ content }) => relativeIn(content, relatives) === one));
  return (
    <>
      <RecordSheet
        kind="network_person"
        title={say('sheet.network')}
        empty={say('sheet.networkEmpty')}
        add={say('sheet.networkAdd')}
        nameOf={({ content }) => content.name}
      >
        {({ content }) => (
          <>
            <p>
              <b>{content.name}</b>, {content.relation}
              {content.phone !== null && <> · {content.phone}</>}
            </p>
            <p className="ink-2">{say(INVOLVED[content.involve], { name })}</p>
            <MayBeTold who={relativeIn(content, relatives)} />
            {content.note !== '' && <p className="as-written ink-2">{content.note}</p>}
          </>
        )}
      </RecordSheet>
      {others.length > 0 && (
        <ul className="relatives">
          {others.map((one) => (
            <li key={one.id}>
              <b>{one.name}</b>, {one.relation}
              <MayBeTold who={one} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function MayBeTold({ who }: { who: MayKnow | undefined }) {
  const say = useText(planTexts);
  const labels = useLabels();
  if (who === undefined || who.categories.length === 0)
    return (
      <p className="small">
        <Status icon="close">{say(who === undefined ? 'network.notTied' : 'network.mayKnowNothing')}</Status>
      </p>
    );
  const what = who.categories.map((category) => labels.categoryShort(category).toLocaleLowerCase('da')).join(', ');
  return (
    <p className="small">
      <Status tone="ok" icon="check">
        {say('network.mayKnow', { what })}
      </Status>
    </p>
  );
}

/** Children: as little as the team needs. @see Barnets lov § 133 */
export function ChildrenSheet() {
  const say = useText(planTexts);
  const words = usePlanWords();
  return (
    <RecordSheet
      kind="child"
      title={say('sheet.children')}
      empty={say('sheet.childrenEmpty')}
      add={say('sheet.childrenAdd')}
      nameOf={({ content }) => say('child.age', { age: content.age })}
    >
      {({ content: { age, livesWith, concern, note } }) => (
        <>
          <p>
            {say('child.age', { age })} · {words.livesWith[livesWith]}
          </p>
          {concern && (
            <p>
              <Status tone="warn" icon="warning">
                {say('child.concern')}
              </Status>
            </p>
          )}
          {note !== '' && <p className="as-written ink-2">{note}</p>}
        </>
      )}
    </RecordSheet>
  );
}
