import { type OwnAction } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { Button, Icon, OwnerMark, useAnnouncements, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { CitizenLink } from './citizen-link.js';
import { taskTexts } from './texts.js';

/** Something the viewer is to do for a citizen, and the tick that ends it where it is theirs to tick. */
export function ActionLine({ action, today, onChanged }: { action: OwnAction; today: string; onChanged: () => void }) {
  const say = useText(taskTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { announce } = useAnnouncements();
  const edit = useCommand('element.edit');
  const due = action.dueOn === null ? null : format.due(action.dueOn, today);
  const tick = async () => {
    const { citizen, id, version } = action;
    const answer = await edit.send({ citizen, element: id, version, done: true });
    if (answer.ok) announce(`${action.text} ${say('done')}`);
    onChanged();
  };
  return (
    <li className="task">
      <p className="task-what">
        <OwnerMark owner={action.owner} /> {action.text}
      </p>
      <p className="task-about small">
        <CitizenLink id={action.citizen} />
        {due !== null && (
          <>
            <span className="ink-2"> · </span>
            <span className={due.late ? 'task-late' : 'ink-2'}>
              {due.late && <Icon name="warning" small />} {due.text}
            </span>
          </>
        )}
      </p>
      {action.mayEdit && (
        <div className="task-acts">
          <Button aria-disabled={edit.inFlight || undefined} onClick={() => void tick()}>
            {edit.inFlight ? say('saving') : say('done')}
            <span className="vh">: {action.text}</span>
          </Button>
          {edit.error !== null && edit.error.error !== 'stale_version' && edit.error.error !== 'not_found' && (
            <p role="alert" className="small">
              {edit.error[language]}
            </p>
          )}
        </div>
      )}
    </li>
  );
}
