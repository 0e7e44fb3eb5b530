import { type MeetingMinutes } from '@samtavle/contracts';
import { useBoard, useMe, usePrinting } from '@samtavle/web-data-access';
import { useFormat, useText } from '@samtavle/web-ui';
import { createPortal } from 'react-dom';
import { MinutesBody } from './minutes-body.js';
import { meetingTexts } from './texts.js';

/** The minutes on paper only, with who printed them; gone from the page when the paper is made. */
export function MinutesPaper({ minutes, onPrinted }: { minutes: MeetingMinutes; onPrinted: () => void }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const name = useMe()?.name ?? '';
  const today = useBoard(({ today: day }) => day as string, '');
  usePrinting('prints-minutes', onPrinted);
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
