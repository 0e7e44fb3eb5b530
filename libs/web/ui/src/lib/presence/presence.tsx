import { type Member } from '@samtavle/contracts';
import { Icon } from '../icon/icon.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';

export interface AvatarProps {
  initials: string;
  /** Read aloud instead of the letters; leave out where the name stands beside it. */
  name?: string;
  me?: boolean;
}

/** People are grey: the employer is shown by the mark beside the role, never by colouring a person. */
export function Avatar({ initials, name, me = false }: AvatarProps) {
  const named = name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span className={me ? 'avatar me' : 'avatar'} {...named}>
      {initials}
    </span>
  );
}

/** The colleagues on the board now, whom this viewer may know of. */
export function PresenceAvatars({ members, max = 4 }: { members: readonly Member[]; max?: number }) {
  const say = useText(uiTexts);
  if (members.length === 0) return null;
  const shown = members.slice(0, max);
  const more = members.length - shown.length;
  return (
    <span
      className="avatars"
      role="img"
      aria-label={say('presence.present', { names: members.map(({ name }) => name).join(', ') })}
    >
      {shown.map(({ id, initials, name }) => (
        <span key={id} className="avatar" title={name} aria-hidden="true">
          {initials}
        </span>
      ))}
      {more > 0 && (
        <span className="avatar" aria-hidden="true">
          +{more}
        </span>
      )}
    </span>
  );
}

/** On a card: eye and first names of those who have it open. */
export function PresenceEye({ names }: { names: readonly string[] }) {
  const say = useText(uiTexts);
  const joined = names.join(', ');
  return (
    <span className="eye">
      <Icon name="eye" small />
      <span aria-hidden="true">{joined}</span>
      <span className="vh">{say('card.openBy', { names: joined, count: names.length })}</span>
    </span>
  );
}

/** In the drawer: avatar and »Mette er her«. */
export function PresenceHere({ member }: { member: Pick<Member, 'name' | 'initials'> }) {
  const say = useText(uiTexts);
  return (
    <span className="row tight">
      <Avatar initials={member.initials} />
      <span className="ink-2 small">{say('presence.here', { name: member.name })}</span>
    </span>
  );
}

/**
 * »Mette skriver i »Tilstand nu« …« The three dots stand still: moving, they had the whole page drawn anew in
 * every frame, also under the fingers of whoever types there.
 */
export function Typing({ name, initials, where }: { name: string; initials: string; where?: string }) {
  const say = useText(uiTexts);
  return (
    <span className="typing">
      <Avatar initials={initials} />
      {where === undefined ? say('presence.writingSomewhere', { name }) : say('presence.writing', { name, where })}
      <span className="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
    </span>
  );
}
