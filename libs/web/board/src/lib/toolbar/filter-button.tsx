import { BOARD_REASONS, INTENSITIES, OWNERS } from '@samtavle/domain';
import { type Member, type MemberId } from '@samtavle/contracts';
import { useColleagues } from '@samtavle/web-data-access';
import { Button, CheckField, Dialog, LevelBars, OwnerMark, useLabels, useText } from '@samtavle/web-ui';
import { type ReactNode, useState } from 'react';
import { chosenIn, DUES, type Filters, NO_FILTERS, toggled } from '../arrange/filters.js';
import { CopyLink } from './copy-link.js';
import { boardTexts } from '../texts.js';

export interface FilterButtonProps {
  filters: Filters;
  narrowed: boolean;
  onChange: (filters: Filters) => void;
}

/**
 * Narrows the board by level, due day, contact person, owner and reason. The choices are the same for everybody, so they
 * tell nothing; what fits is asked of the cards this viewer sees.
 */
export function FilterButton({ filters, narrowed, onChange }: FilterButtonProps) {
  const say = useText(boardTexts);
  const labels = useLabels();
  const [open, setOpen] = useState(false);
  const colleagues = useColleagues();
  const count = chosenIn(filters);
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
            <CopyLink disabled={!narrowed} />
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
          <Choices title={say('filter.dues')}>
            {DUES.map((due) => (
              <CheckField
                key={due}
                label={say(`filter.due.${due}`)}
                checked={filters.dues.includes(due)}
                onChange={() => onChange({ ...filters, dues: toggled(filters.dues, due) })}
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
          <Choices title={say('filter.contacts')}>
            {choosable(colleagues.all, filters.contacts).map(({ id, name, role, sector, hasTwo }) => (
              <CheckField
                key={id}
                // One person in two capacities is two contact persons, one of each authority.
                label={hasTwo ? `${name}, ${labels.sector(sector)}` : name}
                hint={labels.role(role)}
                checked={filters.contacts.includes(id)}
                onChange={() => onChange({ ...filters, contacts: toggled(filters.contacts, id) })}
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

/** Colleagues now, and whoever has left and is still chosen by an address. */
function choosable(all: readonly Member[], chosen: readonly MemberId[]): readonly (Member & { hasTwo: boolean })[] {
  const shown = all.filter(({ id, active }) => active || chosen.includes(id));
  return shown
    .map((member) => ({ ...member, hasTwo: shown.some(({ id, name }) => name === member.name && id !== member.id) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'da'));
}

function Choices({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
