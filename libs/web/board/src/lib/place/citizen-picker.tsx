import { type Card, type CitizenId } from '@samtavle/contracts';
import { useMe } from '@samtavle/web-data-access';
import { Button, Field, useLabels, useText } from '@samtavle/web-ui';
import { useMemo, useState } from 'react';
import { Combobox } from '../search/combobox.js';
import { withName } from '../search/name-match.js';
import { boardTexts } from '../texts.js';

/** As many as fit without scrolling. */
const MOST = 8;

export interface CitizenPickerProps {
  cards: ReadonlyMap<CitizenId, Card>;
  chosen: Card | null;
  problem: string | undefined;
  autoFocus: boolean;
  /** Chosen before, and not to be changed here. */
  fixed?: boolean;
  onChoose: (card: Card | null) => void;
}

/** Finds somebody among those this viewer may see, by the first letters of a name. */
export function CitizenPicker({ cards, chosen, problem, autoFocus, fixed = false, onChoose }: CitizenPickerProps) {
  const say = useText(boardTexts);
  const labels = useLabels();
  const sector = useMe()?.acting.sector;
  const [query, setQuery] = useState('');
  const options = useMemo(
    () =>
      withName(cards.values(), query, MOST).map((card) => ({
        value: card.id,
        label: card.name,
        ...(card.stay === null ? {} : { hint: labels.column(card.stay.level) }),
        // The own sector's stay is there already; another sector's does not stand in the way.
        disabled: card.stay?.owner === sector,
      })),
    [cards, labels, query, sector],
  );
  return (
    <Field label={say('place.citizen')} problem={problem}>
      {({ id, ...described }) =>
        chosen === null ? (
          <Combobox
            id={id}
            describedBy={described['aria-describedby']}
            invalid={problem !== undefined}
            placeholder={say('place.citizenHint')}
            empty={say('search.nobody')}
            query={query}
            onQuery={setQuery}
            options={options}
            autoFocus={autoFocus}
            onPick={(picked) => {
              setQuery('');
              onChoose(cards.get(picked) ?? null);
            }}
          />
        ) : (
          <span className="row chosen">
            <b id={id}>{chosen.name}</b>
            {!fixed && (
              <Button kind="quiet" onClick={() => onChoose(null)}>
                {say('place.another')}
              </Button>
            )}
          </span>
        )
      }
    </Field>
  );
}
