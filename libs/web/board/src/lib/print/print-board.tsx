import { type BoardSnapshot, type Card, type ErrorBody, unpackCards } from '@samtavle/contracts';
import { asErrorBody, useData, useMe, usePrinting } from '@samtavle/web-data-access';
import {
  Button,
  callNames,
  daysFrom,
  daysShort,
  Dialog,
  LevelBars,
  OwnerMarks,
  uiTexts,
  useFormat,
  useLabels,
  useText,
} from '@samtavle/web-ui';
import { Fragment, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import { arrange } from '../arrange/columns.js';
import { useColumnName } from '../board/column-name.js';
import { Refusal } from '../room/refusal.js';
import { boardTexts } from '../texts.js';

/** Prints the board in wall form. A print is a disclosure: the server records it and sends no more than the wall shows. */
export function PrintBoard({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const { api } = useData();
  const [sheet, setSheet] = useState<BoardSnapshot | null>(null);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    setError(null);
    try {
      setSheet(await api.request('board.print'));
      onClose();
    } catch (thrown) {
      setError(asErrorBody(thrown));
    }
    setBusy(false);
  };
  const printed = useCallback(() => setSheet(null), []);
  return (
    <>
      <Dialog
        open={open}
        title={say('print.title')}
        onClose={onClose}
        busy={busy}
        actions={
          <>
            <Button kind="primary" icon="print" disabled={busy} onClick={() => void print()}>
              {say('print.print')}
            </Button>
            <Button disabled={busy} onClick={onClose}>
              {sayUi('dialog.cancel')}
            </Button>
          </>
        }
      >
        <p>{say('print.what')}</p>
        <p>{say('print.recorded')}</p>
        <Refusal error={error} />
      </Dialog>
      {sheet !== null && <PrintSheet sheet={sheet} onPrinted={printed} />}
    </>
  );
}

/** On paper only, and gone from the page when the paper is made. */
function PrintSheet({ sheet, onPrinted }: { sheet: BoardSnapshot; onPrinted: () => void }) {
  const say = useText(boardTexts);
  const format = useFormat();
  const me = useMe();
  const columnName = useColumnName();
  const labels = useLabels();
  usePrinting('prints-board', onPrinted);
  const cards = unpackCards(sheet.cards);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const names = callNames(sheet.members);
  return createPortal(
    <div className="print-sheet">
      <table>
        <caption>
          {say('print.heading', {
            team: sheet.team.name,
            date: format.headingDate(sheet.today),
            at: format.clockOf(sheet.asOf),
            who: me?.name ?? '',
          })}
        </caption>
        <thead>
          <tr>
            {(['name', 'days', 'visit', 'marks'] as const).map((key) => (
              <th key={key} scope="col">
                {say(`list.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        {arrange(cards, 'level')
          .flat()
          .filter(({ ids }) => ids.length > 0)
          .map(({ key, ids }) => (
            <tbody key={key}>
              <tr>
                <th colSpan={4} scope="rowgroup">
                  {columnName(key)} · {ids.length}
                </th>
              </tr>
              {ids.map((id) => {
                const card = byId.get(id);
                return <Fragment key={id}>{card !== undefined && <PrintRow card={card} />}</Fragment>;
              })}
            </tbody>
          ))}
      </table>
    </div>,
    document.body,
  );

  function PrintRow({ card }: { card: Card }) {
    const { stay, visit, admission } = card;
    return (
      <tr>
        <th scope="row">
          {stay !== null && <LevelBars level={stay.level} />} {card.name}{' '}
          {admission !== null && `· ${labels.admitted()} ${admission.ward}`}
        </th>
        <td>{stay !== null && daysShort(daysFrom(stay.since, sheet.today))}</td>
        <td>
          {visit !== null &&
            `${format.clockTime(visit.at)} ${visit.who.flatMap((id) => names.get(id) ?? []).join(', ')}`}
        </td>
        <td>
          <OwnerMarks owners={card.marks} />
        </td>
      </tr>
    );
  }
}
