import { BOARD_REASONS, INTENSITIES, OWNERS } from '@samtavle/domain';
import { Button, CheckField, Dialog, LevelBars, OwnerMark, useLabels, useText } from '@samtavle/web-ui';
import { type ReactNode, useState } from 'react';
import { type Filters, NO_FILTERS, toggled } from '../arrange/filters.js';
import { boardTexts } from '../texts.js';

export interface FilterButtonProps {
  filters: Filters;
  narrowed: boolean;
  onChange: (filters: Filters) => void;
}

/** Narrows the board by owner, level and reason. The choices are the same for everybody, so they tell nothing. */
export function FilterButton({ filters, narrowed, onChange }: FilterButtonProps) {
  const say = useText(boardTexts);
  const labels = useLabels();
  const [open, setOpen] = useState(false);
  const count = filters.owners.length + filters.levels.length + filters.reasons.length;
  return (
    <>
      <Button
        kind="quiet"
        icon="filter"
        aria-haspopup="dialog"
        aria-pressed={count > 0 || undefined}
        onClick={() => setOpen(true)}
      >
        {say('filter.button')}
        {count > 0 && <b>{count}</b>}
      </Button>
      <Dialog
        open={open}
        title={say('filter.title')}
        wide
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button kind="primary" onClick={() => setOpen(false)}>
              {say('filter.show')}
            </Button>
            <Button disabled={!narrowed} onClick={() => onChange(NO_FILTERS)}>
              {say('filter.all')}
            </Button>
          </>
        }
      >
        <div className="filter-groups">
          <Choices title={say('filter.levels')}>
            {[...INTENSITIES].reverse().map((level) => (
              <CheckField
                key={level}
                label={
                  <>
                    <LevelBars level={level} decorative /> {labels.columnFull(level)}
                  </>
                }
                checked={filters.levels.includes(level)}
                onChange={() => onChange({ ...filters, levels: toggled(filters.levels, level) })}
              />
            ))}
          </Choices>
          <Choices title={say('filter.owners')}>
            {OWNERS.map((owner) => (
              <CheckField
                key={owner}
                label={
                  <>
                    <OwnerMark owner={owner} decorative /> {labels.owner(owner)}
                  </>
                }
                checked={filters.owners.includes(owner)}
                onChange={() => onChange({ ...filters, owners: toggled(filters.owners, owner) })}
              />
            ))}
          </Choices>
          <Choices title={say('filter.reasons')}>
            {BOARD_REASONS.map((reason) => (
              <CheckField
                key={reason}
                label={labels.reason(reason)}
                checked={filters.reasons.includes(reason)}
                onChange={() => onChange({ ...filters, reasons: toggled(filters.reasons, reason) })}
              />
            ))}
          </Choices>
        </div>
      </Dialog>
    </>
  );
}

function Choices({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
