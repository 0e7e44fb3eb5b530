import { type CitizenDetail, type ElementContent, type ElementView, type Meeting } from '@samtavle/contracts';
import { earliestFirst } from '@samtavle/domain';
import { useBoard, useColleagues, useCommand } from '@samtavle/web-data-access';
import { CheckField, firstName, Icon, OwnerMark, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { AgreementForm } from './agreement-form.js';
import { meetingTexts } from './texts.js';

type Action = ElementView & { readonly content: Extract<ElementContent, { kind: 'action' }> };

/** What was agreed and is not done, from this meeting and before; and a line for what is agreed now. */
export function Agreements({ detail, meeting }: { detail: CitizenDetail; meeting: Meeting }) {
  const say = useText(meetingTexts);
  const open = detail.elements
    .filter((element): element is Action => element.content.kind === 'action' && element.content.doneAt === null)
    .sort(earliestFirst(({ content, createdAt }) => `${content.dueOn ?? '9999'} ${createdAt}`));
  return (
    <section className="mt-acts" aria-labelledby="mt-acts">
      <h3 id="mt-acts">{say('acts.title')}</h3>
      {open.length === 0 && <p className="ink-2">{say('acts.none')}</p>}
      <ul>
        {open.map((action) => (
          <Agreement key={action.id} action={action} detail={detail} meeting={meeting} />
        ))}
      </ul>
      <AgreementForm detail={detail} meeting={meeting} />
    </section>
  );
}

function Agreement({ action, detail, meeting }: { action: Action; detail: CitizenDetail; meeting: Meeting }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { of } = useColleagues();
  const today = useBoard(({ today: now }) => now as string, '');
  const { send, inFlight, error } = useCommand('element.edit');
  const { content, owner, mayEdit } = action;
  const due = content.dueOn === null ? null : format.due(content.dueOn, today);
  const text = (
    <>
      <OwnerMark owner={owner} /> {content.text}
    </>
  );
  const from =
    content.meeting === undefined
      ? null
      : content.meeting === meeting.id
        ? say('acts.now')
        : say('acts.earlier', { when: format.relativeDay(action.createdAt.slice(0, 10), today) });
  return (
    <li>
      {mayEdit ? (
        <CheckField
          label={text}
          checked={inFlight}
          onChange={() =>
            void send({ citizen: detail.card.id, element: action.id, version: action.version, done: true })
          }
        />
      ) : (
        <span>{text}</span>
      )}
      <span className="ink-2 small mt-act-facts">
        {content.responsible !== null && <span>{firstName(of(content.responsible)?.name ?? say('former'))}</span>}
        {due !== null && (
          <span className={due.late ? 'is-late' : ''}>
            {due.late && <Icon name="warning" small />} {due.text}
          </span>
        )}
        {from !== null && <span>{from}</span>}
      </span>
      {error !== null && (
        <span role="alert" className="small">
          {error[language]}
        </span>
      )}
    </li>
  );
}
