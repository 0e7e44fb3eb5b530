import { type SharingCell } from '@samtavle/contracts';
import { CATEGORIES, type Owner } from '@samtavle/domain';
import { OwnerMark, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { type Ground } from './grounds.js';
import { sharingTexts } from './texts.js';

export interface SharingMatrixProps {
  caption: string;
  cells: readonly SharingCell[];
  /** One column each: who may see, or whose it is. */
  columns: readonly Owner[];
  columnOf: (cell: SharingCell) => Owner;
  groundOf: (cell: SharingCell) => Ground | undefined;
}

/**
 * A row for each kind of information that is open to somebody, a column for each sector. On a narrow screen each row is a
 * card; the roles are said so that it stays a table to a reader.
 */
export function SharingMatrix({ caption, cells, columns, columnOf, groundOf }: SharingMatrixProps) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  const rows = CATEGORIES.filter((category) => cells.some((cell) => cell.category === category));
  return (
    <table className="sharing-matrix" role="table">
      <caption className="vh">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {say('category')}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" role="columnheader">
              <OwnerMark owner={column} size="sm" decorative /> {labels.owner(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((category) => (
          <tr key={category} role="row">
            <th scope="row" role="rowheader">
              {labels.category(category)}
            </th>
            {columns.map((column) => {
              const cell = cells.find((one) => one.category === category && columnOf(one) === column);
              return (
                <td key={column} role="cell">
                  <span className="of" aria-hidden="true">
                    <OwnerMark owner={column} size="sm" decorative /> {labels.owner(column)}
                  </span>
                  {cell === undefined ? (
                    <span className="ink-3">{say('closed')}</span>
                  ) : (
                    <OpenCell cell={cell} ground={groundOf(cell)} />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OpenCell({ cell, ground }: { cell: SharingCell; ground: Ground | undefined }) {
  const say = useText(sharingTexts);
  const format = useFormat();
  if (ground === undefined) return null;
  const word = say(`ground.${ground.kind}`);
  return (
    <span className="open-cell">
      <span aria-hidden="true">
        <b>{word}</b>
        {cell.ifOnly.length > 0 && '*'} <sup>{ground.number}</sup>
      </span>
      <span className="vh">{say('cell', { ground: word, number: ground.number })}</span>
      {cell.lastDay !== null && (
        <span className="ink-2 small">{say('until', { when: format.fullDate(cell.lastDay) })}</span>
      )}
    </span>
  );
}
