import { type CitizenDetail } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { Banner, Button, useLabels, useText } from '@samtavle/web-ui';
import { NotDone } from './not-done.js';
import { emergencyTexts } from './texts.js';
import { useMoment } from './use-moment.js';

/** What stands open to this one person, until when, and how to close it before. */
export function OpenedForMe({ detail, today }: { detail: CitizenDetail; today: string }) {
  const say = useText(emergencyTexts);
  const labels = useLabels();
  const moment = useMoment(today);
  const { send, inFlight, error } = useCommand('emergency.end');
  if (detail.openedForMe.length === 0) return null;
  return (
    <div className="opened-for-me">
      {detail.openedForMe.map(({ ground, categories, until }) => (
        <Banner
          key={`${ground} ${until}`}
          tone={ground === 'emergency_pull' ? 'warn' : 'info'}
          icon={ground === 'emergency_pull' ? 'warning' : 'eye'}
          title={`${say(`opened.${ground}`)}:`}
          {...(ground === 'emergency_pull'
            ? {
                action: (
                  <Button disabled={inFlight} onClick={() => void send({ citizen: detail.card.id })}>
                    {say('opened.end')}
                  </Button>
                ),
              }
            : {})}
        >
          {say('opened.until', {
            what: categories.map((category) => labels.category(category)).join(', '),
            when: moment(until),
          })}
        </Banner>
      ))}
      <NotDone error={error} title={say('notSaved')} />
    </div>
  );
}
