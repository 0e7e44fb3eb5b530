import { Icon, LevelBars, useLanguage, useText } from '@samtavle/web-ui';
import { INTENSITIES } from '@samtavle/domain';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { type Row } from './import-steps.js';
import { importTexts } from './texts.js';

const COLUMNS = ['line', 'name', 'cpr', 'effect', 'board', 'errors'] as const;
const ROW_HEIGHT = 32;

/**
 * Up to ten thousand rows, of which only those in sight are in the page. Readers are told the true number and place of
 * each (`aria-rowcount`, `aria-rowindex`).
 */
export function RowTable({ rows, label }: { rows: readonly Row[]; label: string }) {
  const say = useText(importTexts);
  const frame = useRef<HTMLDivElement>(null);
  const seen = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    // Before the frame has been measured, a screenful: the first paint then has rows.
    initialRect: { width: 800, height: 640 },
  });
  const items = seen.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = seen.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="table-frame import-rows" ref={frame} role="region" aria-label={label} tabIndex={0}>
      <table aria-rowcount={rows.length + 1}>
        <caption className="vh">{label}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === 'line' ? 'num' : undefined}>
                {say(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {items.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <RowLine key={row.line} row={row} index={index} measure={seen.measureElement} />
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

/** Keeps the place of the rows that are out of sight. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr className="gap" aria-hidden="true">
      <td colSpan={COLUMNS.length} style={{ height }} />
    </tr>
  );
}

const EFFECT_ICONS = { new: 'plus', update: 'move', unchanged: 'check', error: 'warning' } as const;

function RowLine({ row, index, measure }: { row: Row; index: number; measure: (element: Element | null) => void }) {
  const say = useText(importTexts);
  const { language } = useLanguage();
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={row.effect === 'error' ? 'has-errors' : undefined}
    >
      <td className="num ink-2">{row.line}</td>
      <td className="wrap-cell">{row.name}</td>
      <td className="nowrap">{row.cprMasked}</td>
      <td className="nowrap">
        <span className={row.effect === 'error' ? 'status danger' : 'status'}>
          <Icon name={EFFECT_ICONS[row.effect]} />
          {say(`effect.${row.effect}`)}
        </span>
      </td>
      <td className="nowrap">
        <OnBoard row={row} />
      </td>
      <td className="wrap-cell">
        {row.errors.length > 0 && (
          <ul>
            {row.errors.map((error) => (
              <li key={`${error.field}-${error.code}`}>{error[language]}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function OnBoard({ row }: { row: Row }) {
  const say = useText(importTexts);
  if (!row.onBoard) return <span className="ink-3">{say('board.no')}</span>;
  const level = INTENSITIES.find((known) => known === row.level);
  if (level === undefined) return <>{say('board.yes')}</>;
  return (
    <span className="row tight">
      <LevelBars level={level} decorative />
      {say('board.level', { level })}
    </span>
  );
}
