import { useConnection } from '@samtavle/web-data-access';
import { ConnectionBanner, ConnectionState, useAnnouncements, useFormat, useText } from '@samtavle/web-ui';
import { useEffect, useRef } from 'react';
import { appTexts } from '../texts.js';

/** In the bar; counts its seconds alone, so that nothing else renders every second. */
export function Connection() {
  return <ConnectionState {...useConnection()} />;
}

/** Across the page after 15 s without connection; said once when it goes and once when it is back. */
export function ConnectionNotice() {
  const say = useText(appTexts);
  const format = useFormat();
  const { kind, asOf } = useConnection();
  const { announce, announceNow } = useAnnouncements();
  const lost = kind === 'offline';
  const was = useRef(false);
  useEffect(() => {
    if (lost === was.current) return;
    was.current = lost;
    if (!lost) announce(say('live.back'));
    else announceNow(asOf === null ? say('live.lostPlain') : say('live.lost', { at: format.clockOf(asOf) }));
  }, [lost, asOf, announce, announceNow, say, format]);
  if (!lost) return null;
  return (
    <div className="notice">
      <ConnectionBanner asOf={asOf} />
    </div>
  );
}
