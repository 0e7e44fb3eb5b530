import { legalDeadline, medicationState } from '@samtavle/care-plan';
import { earliestFirst } from '@samtavle/domain';
import { asDay, Status, useFormat, useText } from '@samtavle/web-ui';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { usePlanWords } from '../words.js';
import { RecordSheet } from './record-sheet.js';

const last = '9999';

/** What is in force by law, and how many days are left of it, in words. */
export function LegalSheet() {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  return (
    <RecordSheet
      kind="legal_status"
      title={say('sheet.legal')}
      empty={say('sheet.legalEmpty')}
      add={say('sheet.legalAdd')}
      nameOf={({ content }) => words.measure[content.measure]}
      inOrder={earliestFirst(({ content, createdAt }) => `${content.validTo ?? last} ${createdAt}`)}
    >
      {({ content: { measure, authority, from, validTo, note } }) => (
        <>
          <p>
            <b>{words.measure[measure]}</b> · {authority}
          </p>
          <p className="ink-2">
            {say('legal.from', { when: format.fullDate(from) })}{' '}
            {validTo === null ? (
              say('legal.noEnd')
            ) : (
              <>
                {say('legal.until', { when: format.fullDate(validTo) })} · <DaysLeft lastDay={validTo} />
              </>
            )}
          </p>
          {note !== '' && <p className="as-written ink-2">{note}</p>}
        </>
      )}
    </RecordSheet>
  );
}

function DaysLeft({ lastDay }: { lastDay: string }) {
  const say = useText(planTexts);
  const { today } = usePlan();
  const deadline = legalDeadline(asDay(lastDay), asDay(today));
  if (deadline === null) return null;
  const { daysLeft, step } = deadline;
  const text =
    daysLeft === 0
      ? say('legal.today')
      : daysLeft < 0
        ? say('legal.over', { count: -daysLeft })
        : say('legal.days', { count: daysLeft });
  if (step === null) return <>{text}</>;
  return (
    <Status tone={step === 'past' || step === 7 ? 'danger' : 'warn'} icon={step === 30 ? 'clock' : 'warning'}>
      {text}
    </Status>
  );
}

/** Depot and blood tests that are due. */
export function MedicationSheet() {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  const { today } = usePlan();
  return (
    <RecordSheet
      kind="medication_due"
      title={say('sheet.medication')}
      empty={say('sheet.medicationEmpty')}
      add={say('sheet.medicationAdd')}
      nameOf={({ content }) => words.medication[content.what]}
      inOrder={earliestFirst(({ content, createdAt }) => `${content.dueOn} ${createdAt}`)}
    >
      {({ content: { what, dueOn, toleranceDays, takenOn, note } }) => {
        const due = format.due(dueOn, today);
        const days = { dueOn: asDay(dueOn), toleranceDays, takenOn: takenOn === null ? null : asDay(takenOn) };
        const state = medicationState(days, asDay(today));
        return (
          <>
            <p>
              <b>{words.medication[what]}</b>{' '}
              {takenOn !== null ? (
                <Status tone="ok" icon="check">
                  {say('medication.taken', { when: format.plannedDay(takenOn, today) })}
                </Status>
              ) : state === 'coming' ? (
                due.text
              ) : (
                <Status tone={state === 'overdue' ? 'danger' : 'warn'} icon={state === 'overdue' ? 'warning' : 'clock'}>
                  {due.text}
                </Status>
              )}
              {toleranceDays > 0 && (
                <span className="ink-2"> · {say('medication.tolerance', { count: toleranceDays })}</span>
              )}
            </p>
            {note !== '' && <p className="as-written ink-2">{note}</p>}
          </>
        );
      }}
    </RecordSheet>
  );
}
