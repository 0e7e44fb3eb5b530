import { useEffect, useState } from 'react';
import { Button } from '../controls/button.js';
import { TextAreaField } from '../controls/field.js';
import { useAnnouncements } from '../feedback/announcements.js';
import { useFormat } from '../format/use-format.js';
import { Icon } from '../icon/icon.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';
import { type Segment, wordDifferences } from './word-differences.js';

export interface ConflictBoxProps {
  mine: string;
  theirs: string;
  /** The colleague by first name; null where the viewer may not know who. */
  theirName: string | null;
  /** When theirs was saved, ready to read: »8.14«. */
  savedAt: string;
  /** Saves the joined text; left out where one of the two must be chosen, as of a day. */
  onMerge?: ((text: string) => void) | undefined;
  onKeepMine: () => void;
  onKeepTheirs: () => void;
  saving?: boolean;
  /** The longest a joined text may be. */
  maxLength?: number;
}

/** Both texts side by side, differences underlined; nothing is chosen in advance and nothing is lost. */
export function ConflictBox({
  mine,
  theirs,
  theirName,
  savedAt,
  onMerge,
  onKeepMine,
  onKeepTheirs,
  saving = false,
  maxLength = 500,
}: ConflictBoxProps) {
  const say = useText(uiTexts);
  const format = useFormat();
  const { announceNow } = useAnnouncements();
  const [joined, setJoined] = useState<string | null>(null);
  const title = theirName === null ? say('conflict.titleSomebody') : say('conflict.title', { name: theirName });
  const whose = theirName === null ? null : format.genitive(theirName);
  const differences = wordDifferences(mine, theirs);
  useEffect(() => announceNow(title), [announceNow, title]);
  return (
    <div className="conflict" role="group" aria-label={say('conflict.label')}>
      <header>
        <Icon name="warning" />
        <span>{title}</span>
      </header>
      <div className="two">
        <div>
          <p className="whose">{say('conflict.mine')}</p>
          <Marked segments={differences.mine} />
        </div>
        <div>
          <p className="whose">
            {whose === null
              ? say('conflict.theirsSomebody', { when: savedAt })
              : say('conflict.theirs', { whose, when: savedAt })}
          </p>
          <Marked segments={differences.theirs} />
        </div>
      </div>
      {joined === null ? (
        <footer>
          {onMerge !== undefined && (
            <Button
              kind="primary"
              disabled={saving}
              onClick={() => setJoined(`${theirs} ${onlyMine(differences.mine)}`.trim())}
            >
              {say('conflict.merge')}
            </Button>
          )}
          <Button disabled={saving} onClick={onKeepMine}>
            {say('conflict.keepMine')}
          </Button>
          <Button disabled={saving} onClick={onKeepTheirs}>
            {whose === null ? say('conflict.keepTheirsSomebody') : say('conflict.keepTheirs', { whose })}
          </Button>
        </footer>
      ) : (
        <footer className="joining">
          <TextAreaField
            label={say('conflict.merged')}
            value={joined}
            maxLength={maxLength}
            autoFocus
            onChange={({ target }) => setJoined(target.value)}
          />
          <div className="row">
            <Button kind="primary" disabled={saving || joined.trim() === ''} onClick={() => onMerge?.(joined.trim())}>
              {say('conflict.save')}
            </Button>
            <Button disabled={saving} onClick={() => setJoined(null)}>
              {say('conflict.back')}
            </Button>
          </div>
        </footer>
      )}
    </div>
  );
}

/** What mine adds to theirs: the start of a joined text. */
const onlyMine = (segments: readonly Segment[]): string =>
  segments
    .filter(({ differs }) => differs)
    .map(({ text }) => text.trim())
    .join(' ');

function Marked({ segments }: { segments: readonly Segment[] }) {
  return (
    <p>
      {segments.map(({ text, differs }, index) => {
        if (!differs) return <span key={index}>{text}</span>;
        // The spaces around are not part of what differs, and are not underlined.
        const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
        return (
          <span key={index}>
            {before}
            <ins>{words}</ins>
            {after}
          </span>
        );
      })}
    </p>
  );
}
