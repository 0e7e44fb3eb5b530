import { type CitizenId, type ErrorBody, type SeenAs, type SharingOverview } from '@samtavle/contracts';
import { asErrorBody, useData } from '@samtavle/web-data-access';
import { Button, ErrorState, OwnerMark, SelectField, useLabels, useLanguage, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { sharingTexts } from './texts.js';

/** Through the eyes of another role of the own part of the team: categories, never content. Nothing is looked up until asked. */
export function SeeAsRole({ citizen, roles }: { citizen: CitizenId; roles: SharingOverview['roles'] }) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  const { language } = useLanguage();
  const { api } = useData();
  const [role, setRole] = useState(roles[0]);
  const [seen, setSeen] = useState<SeenAs | null>(null);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [busy, setBusy] = useState(false);
  if (role === undefined) return null;
  const look = async () => {
    setBusy(true);
    setError(null);
    try {
      setSeen(await api.request('citizen.sharing.see-as', { params: { id: citizen }, input: { role } }));
    } catch (thrown) {
      setSeen(null);
      setError(asErrorBody(thrown));
    }
    setBusy(false);
  };
  return (
    <details className="see-as">
      <summary>{say('see.title')}</summary>
      <p className="ink-2 small">{say('see.about')}</p>
      <div className="see-as-ask">
        <SelectField
          label={say('see.role')}
          options={roles.map((one) => ({ value: one, label: labels.role(one) }))}
          value={role}
          onChange={(chosen) => {
            setRole(chosen);
            setSeen(null);
          }}
        />
        <Button icon="eye" disabled={busy} onClick={() => void look()}>
          {say('see.look')}
        </Button>
      </div>
      {error !== null && <ErrorState title={say('see.failed')}>{error[language]}</ErrorState>}
      <div role="status">
        {seen !== null && (
          <>
            <p>
              <b>{say(seen.sees.length === 0 ? 'see.nothing' : 'see.seen', { role: labels.role(seen.role) })}</b>
            </p>
            <ul>
              {seen.sees.map(({ owner, categories }) => (
                <li key={owner}>
                  <OwnerMark owner={owner} decorative /> <b>{labels.owner(owner)}:</b>{' '}
                  {categories.map((category) => labels.category(category)).join(', ')}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  );
}
