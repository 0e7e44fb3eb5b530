import { type CitizenId, type ErrorBody } from '@samtavle/contracts';
import { asErrorBody, useAbility, useData } from '@samtavle/web-data-access';
import { Button, useLanguage, useText } from '@samtavle/web-ui';
import { useEffect, useState } from 'react';
import { boardTexts } from '../texts.js';

/** Long enough to type it into another system, short enough not to be left standing. */
const SHOWN_FOR = 30_000;

/** The CPR number, on request, for half a minute. Each reveal is recorded, and the button says so. */
export function RevealCpr({ citizen }: { citizen: CitizenId }) {
  const say = useText(boardTexts);
  const { language } = useLanguage();
  const { api, clock } = useData();
  const may = useAbility().can('revealCpr', 'Citizen');
  const [cpr, setCpr] = useState<string | null>(null);
  const [error, setError] = useState<ErrorBody | null>(null);
  useEffect(() => (cpr === null ? undefined : clock.after(SHOWN_FOR, () => setCpr(null))), [clock, cpr]);
  if (!may) return null;
  const reveal = async () => {
    setError(null);
    try {
      setCpr((await api.request('citizen.cpr', { params: { id: citizen } })).cpr);
    } catch (thrown) {
      setError(asErrorBody(thrown));
    }
  };
  if (cpr !== null) {
    return (
      <span className="cpr">
        <span>{say('cpr.shown', { cpr })}</span>
        <Button kind="quiet" onClick={() => setCpr(null)}>
          {say('cpr.hide')}
        </Button>
      </span>
    );
  }
  return (
    <span className="cpr">
      <Button kind="quiet" title={say('cpr.recorded')} onClick={() => void reveal()}>
        {say('cpr.show')}
      </Button>
      {error !== null && (
        <span className="danger" role="alert">
          {error[language]}
        </span>
      )}
    </span>
  );
}
