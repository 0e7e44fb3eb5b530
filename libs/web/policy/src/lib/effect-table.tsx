import { type DraftEffect, type EffectCell, type PersonalEffectCell } from '@samtavle/contracts';
import { OwnerMark, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { useId } from 'react';
import { policyTexts } from './texts.js';

/** Who of one team would gain and lose what, in numbers from which no count of few can be worked out. */
export function EffectTable({
  team: { team, citizens, cells, personal },
  fewest,
}: {
  team: DraftEffect['teams'][number];
  fewest: number;
}) {
  const say = useText(policyTexts);
  const id = useId();
  const affected = citizens === 0 ? say('effect.noCitizens') : say('effect.citizens', { count: citizens ?? 0 });
  const isNobody = cells.length === 0 && personal.length === 0;
  return (
    <>
      <h5>{citizens === null ? say('effect.withheld', { team }) : say('effect.team', { team, citizens: affected })}</h5>
      {!isNobody && <p className="ink-2">{say(citizens === null ? 'effect.because' : 'effect.rounded', { fewest })}</p>}
      <PersonalLines personal={personal} fewest={fewest} />
      {isNobody && <p className="ink-2">{say('effect.nobody')}</p>}
      {cells.length > 0 && (
        <div className="table-frame" role="region" aria-labelledby={id} tabIndex={0}>
          <table className="policy-table">
            <caption className="vh" id={id}>
              {say('effect.table', { team })}
            </caption>
            <thead>
              <tr>
                <th scope="col">{say('effect.column.what')}</th>
                <th scope="col">{say('effect.column.who')}</th>
                <th scope="col" className="num">
                  {say('effect.column.gained')}
                </th>
                <th scope="col" className="num">
                  {say('effect.column.lost')}
                </th>
              </tr>
            </thead>
            <tbody>
              {cells.map((cell) => (
                <Line
                  key={[cell.owner, cell.category, cell.sector, cell.role, cell.healthPerson].join()}
                  cell={cell}
                  fewest={fewest}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** What is open to one person alone now and would close: no class sees it, so no cell counts it. */
function PersonalLines({ personal, fewest }: { personal: readonly PersonalEffectCell[]; fewest: number }) {
  const say = useText(policyTexts);
  const count = useTold(fewest);
  if (personal.length === 0) return null;
  return (
    <>
      <p className="ink-2">{say('effect.personal.title')}</p>
      <ul className="policy-changes">
        {personal.map(({ ground, accesses, citizens }) => (
          <li key={ground}>
            {say(`effect.personal.${ground}`)}:{' '}
            {say('effect.personal.count', { accesses: count(accesses), citizens: count(citizens) })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Line({ cell: { owner, category, role, sector, gained, lost }, fewest }: { cell: EffectCell; fewest: number }) {
  const labels = useLabels();
  const count = useTold(fewest);
  return (
    <tr>
      <td className="wrap-cell">
        <OwnerMark owner={owner} size="sm" /> {labels.categoryShort(category)}
      </td>
      <td className="wrap-cell">
        {labels.role(role)}, {labels.sector(sector)}
      </td>
      <td className="num">{count(gained)}</td>
      <td className="num">{count(lost)}</td>
    </tr>
  );
}

/** How a count is told: none, few, or at least so many. */
function useTold(fewest: number) {
  const say = useText(policyTexts);
  const format = useFormat();
  return (count: number | null): string => {
    if (count === null) return say('effect.few', { fewest });
    return count === 0 ? format.count(count) : say('effect.atLeast', { count });
  };
}
