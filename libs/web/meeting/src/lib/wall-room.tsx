import { Button, Icon, useFormat, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { meetingTexts } from './texts.js';
import { useBlank } from './use-blank.js';
import { useWall, type Wall } from './use-wall.js';
import { WallColumns } from './wall-columns.js';

/** Until the policy's own number has come with the first answer. */
const BLANK_AFTER = 3;

/** Væggen: the large screen of a meeting. Nothing on it can be opened, and everything can be hidden at once. */
export function WallRoom() {
  const say = useText(meetingTexts);
  const [minutes, setMinutes] = useState(BLANK_AFTER);
  const { blank, hide, show } = useBlank(minutes);
  const shown = useWall(blank);
  if (shown.kind === 'wall' && shown.wall.blankAfterMinutes !== minutes) setMinutes(shown.wall.blankAfterMinutes);
  if (blank) {
    return (
      <main className="wall is-blank">
        <h1 className="vh">{say('onWall.title')}</h1>
        <p>{say('onWall.blank')}</p>
        <Button onClick={show}>{say('onWall.show')}</Button>
      </main>
    );
  }
  if (shown.kind !== 'wall') {
    return (
      <main className="wall is-blank" aria-busy={shown.kind === 'loading'}>
        <h1 className="vh">{say('onWall.title')}</h1>
        <p role="status">{say(shown.kind === 'over' ? 'onWall.over' : 'onWall.loading')}</p>
        {shown.kind === 'over' && (
          <Link className="btn" to="/moede">
            {say('onWall.back')}
          </Link>
        )}
      </main>
    );
  }
  return (
    <div className="wall">
      <WallHead wall={shown.wall} isLost={shown.isLost} />
      <main>
        {shown.wall.inTheRoom === 0 ? (
          <p className="wall-nobody">{say('onWall.nobody')}</p>
        ) : (
          <WallColumns wall={shown.wall} />
        )}
      </main>
      <WallFoot wall={shown.wall} onHide={hide} />
    </div>
  );
}

function WallHead({ wall, isLost }: { wall: Wall; isLost: boolean }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const at = format.clockOf(wall.asOf);
  return (
    <header className="wall-head">
      <h1>{wall.team}</h1>
      <span>{format.headingDate(wall.today)}</span>
      <span className={isLost ? 'wall-as-of is-lost' : 'wall-as-of'} role="status">
        {say(isLost ? 'onWall.lost' : 'onWall.asOf', { at })}
      </span>
    </header>
  );
}

function WallFoot({ wall, onHide }: { wall: Wall; onHide: () => void }) {
  const say = useText(meetingTexts);
  const chair = wall.members.find(({ id }) => id === wall.chair);
  return (
    <footer className="wall-foot">
      <span>
        <Icon name="eye" /> {say('onWall.all', { count: wall.inTheRoom })}
      </span>
      {chair !== undefined && <span>{say('onWall.chair', { name: chair.name })}</span>}
      <span>
        <i className="wall-held" aria-hidden="true" /> {say('onWall.held')}
      </span>
      <span className="grow" />
      <span>{say('onWall.blanks', { count: wall.blankAfterMinutes })}</span>
      <Button onClick={onHide}>
        <kbd>{say('onWall.space')}</kbd> {say('onWall.hide')}
      </Button>
    </footer>
  );
}
