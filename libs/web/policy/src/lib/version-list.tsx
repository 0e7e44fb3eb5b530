import { type PolicyVersionView, type PolicyView } from '@samtavle/contracts';
import { useFormat, useText } from '@samtavle/web-ui';
import { ChangeLines } from './change-lines.js';
import { policyTexts } from './texts.js';

/** Every version there has been: when, by whom, what and why. */
export function VersionList({ view, versions }: { view: PolicyView; versions: readonly PolicyVersionView[] }) {
  const say = useText(policyTexts);
  const format = useFormat();
  return (
    <ol className="policy-versions" aria-label={say('version.table')}>
      {versions.map(({ version, origin, at, changes, drafter, approver, teams }) => (
        <li key={version} className="sheet">
          <div className="pad">
            <h3>{version}</h3>
            <p className="ink-2">
              {say(`version.origin.${origin}`)} · <time dateTime={at}>{format.exactMoment(at)}</time> ·{' '}
              {say('version.teams', { count: teams })}
            </p>
            {drafter !== null && approver !== null && (
              <p>
                {say('version.by', {
                  drafter: `${drafter.name}, ${drafter.authority}`,
                  approver: `${approver.name}, ${approver.authority}`,
                })}
              </p>
            )}
            <ChangeLines view={view} changes={changes} />
          </div>
        </li>
      ))}
    </ol>
  );
}
