import { asErrorBody, useData, useMe } from '@samtavle/web-data-access';
import { type ErrorBody } from '@samtavle/contracts';
import { Banner, Button, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { NotDone } from './not-done.js';
import { emergencyTexts } from './texts.js';

/** Shows who one is once more, in the same session, and goes on: nothing typed is lost. */
export function ConfirmLogIn({ onConfirmed }: { onConfirmed: () => void }) {
  const say = useText(emergencyTexts);
  const me = useMe();
  const { api } = useData();
  const [error, setError] = useState<ErrorBody | null>(null);
  const [busy, setBusy] = useState(false);
  if (me === null) return null;
  if (!me.demo)
    return (
      <Banner tone="warn" icon="lock" title={say('confirm.title')}>
        {say('confirm.elsewhere')}
      </Banner>
    );

  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      const { personas } = await api.request('demo.personas');
      const own = personas.find(({ name, initials }) => name === me.name && initials === me.initials);
      await api.request('session.confirm', { input: { persona: own?.key ?? '' } });
      onConfirmed();
    } catch (thrown) {
      setError(asErrorBody(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Banner
        tone="warn"
        icon="lock"
        title={say('confirm.title')}
        action={
          <Button disabled={busy} autoFocus onClick={() => void confirm()}>
            {say('confirm.button', { name: me.name })}
          </Button>
        }
      >
        {say('confirm.about')}
      </Banner>
      <NotDone error={error} title={say('notOpened')} />
    </>
  );
}
