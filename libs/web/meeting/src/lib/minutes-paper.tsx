import { type MeetingMinutes } from '@samtavle/contracts';
import { useBoard, useData, useMe } from '@samtavle/web-data-access';
import { useFormat, useText } from '@samtavle/web-ui';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { MinutesBody } from './minutes-body.js';
import { meetingTexts } from './texts.js';

/** The minutes on paper only, with who printed them; gone from the page when the paper is made. */
export function MinutesPaper({ minutes, onPrinted }: { minutes: MeetingMinutes; onPrinted: () => void }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const name = useMe()?.name ?? '';
  const today = useBoard(({ today: day }) => day as string, '');
  const { clock } = useData();
  useEffect(() => {
    document.documentElement.classList.add('prints-minutes');
    window.addEventListener('afterprint', onPrinted);
    // It has to be on the page first.
    const cancel = clock.after(60, () => window.print());
    return () => {
      cancel();
      window.removeEventListener('afterprint', onPrinted);
      document.documentElement.classList.remove('prints-minutes');
    };
  }, [clock, onPrinted]);
  return createPortal(
    <div className="minutes-paper">
      <h1>{say('minutes.title')}</h1>
      <p>
        {say('minutes.printedBy', {
          name,
          date: today === '' ? '' : `${format.headingDate(today)} ${today.slice(0, 4)}`,
        })}
      </p>
      <MinutesBody minutes={minutes} />
    </div>,
    document.body,
  );
}
