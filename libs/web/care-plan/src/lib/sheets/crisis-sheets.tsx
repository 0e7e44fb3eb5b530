import { crisisPlanIsOld } from '@samtavle/care-plan';
import { latestFirst } from '@samtavle/domain';
import { asDay, Status, useFormat, useText } from '@samtavle/web-ui';
import { type Of } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { usePlanWords } from '../words.js';
import { RecordSheet } from './record-sheet.js';

const PARTS = ['earlySigns', 'helps', 'helpsNot', 'whoToCall', 'ifAdmitted', 'atHome', 'aboutCoercion'] as const;

/** The crisis and coping plan, in the citizen's own order. */
export function CrisisSheet() {
  const say = useText(planTexts);
  return (
    <RecordSheet
      kind="crisis_plan"
      title={say('sheet.crisis')}
      empty={say('sheet.crisisEmpty')}
      add={say('sheet.crisisAdd')}
      once
      nameOf={() => say('sheet.crisis')}
    >
      {({ content }) => <CrisisPlan content={content} />}
    </RecordSheet>
  );
}

/** Its parts that say something. */
export function CrisisPlan({ content }: { content: Of<'crisis_plan'>['content'] }) {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  const { today } = usePlan();
  const reviewed =
    content.reviewedOn === null
      ? say('crisis.notReviewed')
      : say('crisis.reviewed', { when: format.plannedDay(content.reviewedOn, today) });
  const isOld = crisisPlanIsOld(content.reviewedOn === null ? null : asDay(content.reviewedOn), asDay(today));
  return (
    <>
      <dl className="crisis">
        {PARTS.filter((part) => content[part] !== '').map((part) => (
          <div key={part}>
            <dt>{words.crisis[part]}</dt>
            <dd>{content[part]}</dd>
          </div>
        ))}
      </dl>
      <p className="ink-2 small">
        {words.madeWith[content.madeWith]} ·{' '}
        {isOld ? (
          <Status tone="warn" icon="clock">
            {reviewed}
          </Status>
        ) : (
          reviewed
        )}
      </p>
    </>
  );
}

/** What the citizen has said beforehand about treatment and coercion. @see Psykiatriloven § 3 stk. 4-5 */
export function StatementSheet() {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  const { today } = usePlan();
  return (
    <RecordSheet
      kind="advance_statement"
      title={say('sheet.statement')}
      empty={say('sheet.statementEmpty')}
      add={say('sheet.statementAdd')}
      nameOf={() => say('sheet.statement')}
      inOrder={latestFirst(({ content, createdAt }) => `${content.on} ${createdAt}`)}
    >
      {({ content: { state, on, text, keptWhere } }) => (
        <>
          <p>
            {words.statement[state]} {format.plannedDay(on, today)}
          </p>
          {text !== '' && <p className="as-written">{text}</p>}
          {keptWhere !== '' && <p className="ink-2 small">{say('statement.kept', { where: keptWhere })}</p>}
        </>
      )}
    </RecordSheet>
  );
}
