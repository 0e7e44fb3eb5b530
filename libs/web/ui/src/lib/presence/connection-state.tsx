import { Banner } from '../feedback/states.js';
import { useFormat } from '../format/use-format.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';

export interface ConnectionStateProps {
  kind: 'connecting' | 'live' | 'reconnecting' | 'offline';
  /** The server's moment of what is shown; null before anything is. */
  asOf: string | null;
  /** Since the server was last heard, counted on this machine's steady clock: its wall clock may be wrong. */
  ageSeconds: number | null;
}

/** Always visible, always in the same place: »Live · for 2 s siden«, or a hollow square and »Forbinder igen · vist 8.13«. */
export function ConnectionState({ kind, asOf, ageSeconds }: ConnectionStateProps) {
  const say = useText(uiTexts);
  const format = useFormat();
  if (kind === 'live') {
    // Counts by itself, so it is no live region: a change of state is announced, the seconds are not.
    return (
      <span className="live">
        <span className="dot" />
        <span>
          {say('connection.live')}
          {ageSeconds !== null && <span className="live-age"> · {format.agoText(ageSeconds)}</span>}
        </span>
      </span>
    );
  }
  const again = asOf === null ? say('connection.againPlain') : say('connection.again', { at: format.clockOf(asOf) });
  return (
    <span className="live is-stale">
      <span className="dot" />
      {kind === 'connecting' ? say('connection.connecting') : again}
    </span>
  );
}

/** After 15 s without connection: what is shown, from when, and that one can write on. */
export function ConnectionBanner({ asOf }: { asOf: string | null }) {
  const say = useText(uiTexts);
  const format = useFormat();
  const title = asOf === null ? say('connection.lostPlain') : say('connection.lost', { at: format.clockOf(asOf) });
  return (
    <Banner tone="warn" icon="clock" title={title}>
      {say('connection.lostHelp')}
    </Banner>
  );
}
