import { Button, useAnnouncements, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { readSettings, writeSettings } from '../arrange/view-settings.js';
import { boardTexts } from '../texts.js';

/**
 * The filter as an address, for a bookmark or a colleague. It holds what is chosen and no card, no name and nothing typed;
 * whoever opens it sees what they may see themselves.
 */
export function CopyLink({ disabled }: { disabled: boolean }) {
  const say = useText(boardTexts);
  const { announce } = useAnnouncements();
  const [state, setState] = useState<'as it was' | 'copied' | 'refused'>('as it was');
  const copy = async () => {
    const settings = readSettings(new URLSearchParams(location.search));
    const address = writeSettings({ ...settings, card: null, tab: 'card' }).toString();
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}?${address}`);
      setState('copied');
      announce(say('filter.copied'));
    } catch {
      setState('refused');
    }
  };
  return (
    <>
      <Button icon="page" disabled={disabled} onClick={() => void copy()}>
        {state === 'copied' ? say('filter.copied') : say('filter.copy')}
      </Button>
      {state === 'refused' && (
        <span role="alert" className="small">
          {say('filter.notCopied')}
        </span>
      )}
    </>
  );
}
