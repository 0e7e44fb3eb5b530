import { Button, Icon, MenuAt, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { type Grouping } from '../arrange/columns.js';
import { boardTexts } from '../texts.js';

const GROUPINGS: readonly Grouping[] = ['level', 'reason'];

export interface GroupingButtonProps {
  grouping: Grouping;
  onChange: (grouping: Grouping) => void;
}

/** What the columns stand for; says the present choice. */
export function GroupingButton({ grouping, onChange }: GroupingButtonProps) {
  const say = useText(boardTexts);
  const [at, setAt] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={at !== null}
        title={say('grouping.label')}
        onClick={({ currentTarget }) => setAt(currentTarget)}
      >
        <span className="vh">{say('grouping.label')} </span>
        {say(`grouping.${grouping}`)}
        <Icon name="down" small />
      </Button>
      {at !== null && (
        <MenuAt
          at={at}
          label={say('grouping.label')}
          title={say('grouping.label')}
          groups={[
            GROUPINGS.map((known) => ({
              id: known,
              label: say(`grouping.${known}`),
              ...(known === grouping ? { current: say('grouping.chosen') } : {}),
              onPick: () => onChange(known),
            })),
          ]}
          onClose={() => setAt(null)}
        />
      )}
    </>
  );
}
