import { type CitizenId } from '@samtavle/contracts';
import { useState } from 'react';
import { type ColumnKey, type Stack } from '../arrange/columns.js';
import { settle, type SettledStack } from '../arrange/settle.js';

interface Inputs {
  readonly wanted: readonly Stack[];
  readonly held: ReadonlySet<ColumnKey>;
  readonly closed: ReadonlySet<CitizenId>;
  /** Changes when this person asked for another arrangement, or moved something: then nothing is held back. */
  readonly arrangement: string;
}

/** The board as it is shown, following {@link settle} from one render to the next. */
export function useSettled({ wanted, held, closed, arrangement }: Inputs): readonly SettledStack[] {
  const [shown, setShown] = useState(() => ({
    wanted,
    held,
    closed,
    arrangement,
    stacks: settle(null, wanted, held, closed),
  }));
  const same =
    shown.wanted === wanted && shown.held === held && shown.closed === closed && shown.arrangement === arrangement;
  if (same) return shown.stacks;
  const stacks =
    shown.arrangement === arrangement ? settle(shown.stacks, wanted, held, closed) : settle(null, wanted, held, closed);
  setShown({ wanted, held, closed, arrangement, stacks });
  return stacks;
}
