import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../controls/button.js';
import { Status } from '../feedback/states.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';
import { CopiesTold } from './copy-mark.js';

export interface CopyTallyProps {
  /** How many of the lines do not stand in the own record as they read now. */
  waiting: number;
  /** How many of these have waited longer than they may. */
  late: number;
  /** How many days they may. */
  withinDays: number | undefined;
  /** What is counted. */
  children: ReactNode;
}

/** Above lines of the own sector, once: how many are not in the record, in colour only if some are overdue, and which. */
export function CopyTally({ waiting, late, withinDays = 0, children }: CopyTallyProps) {
  const say = useText(uiTexts);
  const [told, setTold] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  // On a long card they stand below what is seen, and nothing would seem to happen.
  useEffect(() => {
    if (told) line.current?.parentElement?.querySelector('[data-waits]')?.scrollIntoView?.({ block: 'nearest' });
  }, [told]);
  return (
    <CopiesTold value={told}>
      {waiting > 0 && (
        <p className="copy-tally" ref={line}>
          <span>{say('copied.tally', { count: waiting })}</span>
          {late > 0 && (
            <Status tone="warn" icon="warning">
              {say('copied.tallyLate', { count: late, days: withinDays })}
            </Status>
          )}
          <Button kind="quiet" aria-pressed={told} onClick={() => setTold(!told)}>
            {say('copied.which')}
          </Button>
        </p>
      )}
      {children}
    </CopiesTold>
  );
}
