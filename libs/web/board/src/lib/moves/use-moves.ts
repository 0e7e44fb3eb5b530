import { type Card, type CitizenId, type ErrorBody, type TakeOffBoard } from '@samtavle/contracts';
import { type Intensity } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { useCallback, useMemo, useState } from 'react';
import { type z } from 'zod';

type StayOwner = NonNullable<Card['stay']>['owner'];

/** Something done on the board that can be undone. */
export type Done =
  | {
      readonly kind: 'moved';
      readonly citizen: CitizenId;
      readonly name: string;
      readonly owner: StayOwner;
      readonly version: number;
      readonly from: Intensity;
      readonly to: Intensity;
    }
  | {
      readonly kind: 'taken-off';
      readonly citizen: CitizenId;
      readonly name: string;
      readonly owner: StayOwner;
      readonly version: number;
    };

export interface Moves {
  /** Moves on their way: the card stands where it is going, and says that it is being saved. */
  readonly underway: ReadonlyMap<CitizenId, Intensity>;
  readonly done: Done | null;
  readonly undoing: boolean;
  readonly failed: { readonly name: string; readonly error: ErrorBody } | null;
  /** Counts up whenever this person has rearranged the board: then it is put in order at once. */
  readonly arranged: number;
  /** @returns true when the move was saved and the screen shows it */
  move(card: Card, to: Intensity): Promise<boolean>;
  takenOff(card: Card, version: number): void;
  undo(): Promise<void>;
  dismiss(): void;
}

export type TakeOff = z.input<typeof TakeOffBoard>;

/** Moving on the board, with what is on its way, what can be undone and what went wrong. */
export function useMoves(): Moves {
  const { board } = useData();
  const moving = useCommand('board.move');
  const returning = useCommand('board.return');
  const [underway, setUnderway] = useState<ReadonlyMap<CitizenId, Intensity>>(new Map());
  const [done, setDone] = useState<Done | null>(null);
  const [failed, setFailed] = useState<Moves['failed']>(null);
  const [arranged, setArranged] = useState(0);

  const { send: sendMove } = moving;
  const { send: sendReturn } = returning;

  const move = useCallback(
    async (card: Card, to: Intensity) => {
      const { stay } = card;
      if (stay === null || stay.level === to) return false;
      setFailed(null);
      setUnderway((now) => new Map(now).set(card.id, to));
      setArranged((count) => count + 1);
      const answer = await sendMove({ citizen: card.id, owner: stay.owner, level: to, version: stay.version });
      if (answer.ok) {
        // The card stays where it was put until the stream brings it there.
        await board.reached(answer.value.seq ?? 0);
        setDone({
          kind: 'moved',
          citizen: card.id,
          name: card.name,
          owner: stay.owner,
          version: answer.value.version ?? stay.version + 1,
          from: stay.level,
          to,
        });
      } else setFailed({ name: card.name, error: answer.error });
      setUnderway((now) => new Map([...now].filter(([id]) => id !== card.id)));
      setArranged((count) => count + 1);
      return answer.ok;
    },
    [board, sendMove],
  );

  const takenOff = useCallback((card: Card, version: number) => {
    if (card.stay === null) return;
    setFailed(null);
    setArranged((count) => count + 1);
    setDone({ kind: 'taken-off', citizen: card.id, name: card.name, owner: card.stay.owner, version });
  }, []);

  const undo = useCallback(async () => {
    if (done === null) return;
    const { citizen, owner, version, name } = done;
    const answer =
      done.kind === 'moved'
        ? await sendMove({ citizen, owner, version, level: done.from })
        : await sendReturn({ citizen, owner, version });
    if (answer.ok) await board.reached(answer.value.seq ?? 0);
    else setFailed({ name, error: answer.error });
    setArranged((count) => count + 1);
    setDone(null);
  }, [board, done, sendMove, sendReturn]);

  const dismiss = useCallback(() => {
    setDone(null);
    setFailed(null);
  }, []);

  const undoing = returning.inFlight || (done !== null && moving.inFlight);
  return useMemo(
    () => ({ underway, done, undoing, failed, arranged, move, takenOff, undo, dismiss }),
    [underway, done, undoing, failed, arranged, move, takenOff, undo, dismiss],
  );
}
