import { Button, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { noticeState, switchNotices } from './notices.js';
import { taskTexts } from './texts.js';

/** Lets the browser say that something new has come; asked for by a press and by nothing else. */
export function NoticeSwitch() {
  const say = useText(taskTexts);
  const [state, setState] = useState(noticeState);
  if (state === 'unable') return null;
  if (state === 'forbidden') return <span className="sum">{say('notices.forbidden')}</span>;
  return (
    <Button aria-pressed={state === 'on'} onClick={() => void switchNotices(state === 'off').then(setState)}>
      {say('notices.switch')}
    </Button>
  );
}
