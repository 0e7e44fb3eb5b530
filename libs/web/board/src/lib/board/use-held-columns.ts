import { type FocusEvent, type PointerEvent, useMemo, useState } from 'react';
import { type ColumnKey } from '../arrange/columns.js';

export interface HeldColumns {
  readonly held: ReadonlySet<ColumnKey>;
  /** Handlers for the element of one column. */
  watch(key: ColumnKey): {
    onPointerEnter: (event: PointerEvent) => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

/**
 * Which columns a hand or a focus is in. What stands below another in the same stack is held with it, since a change
 * above would move it.
 *
 * @param stacks columns that share the width of one; on a narrow screen all of them do
 * @param pinned a column whose menu is open
 */
export function useHeldColumns(
  stacks: readonly (readonly ColumnKey[])[],
  pinned: ColumnKey | null,
  all: boolean,
): HeldColumns {
  const [pointer, setPointer] = useState<ColumnKey | null>(null);
  const [focus, setFocus] = useState<ColumnKey | null>(null);
  const held = useMemo(() => {
    const touched = [pointer, focus, pinned].filter((key) => key !== null);
    const together = stacks.filter((stack) => all || stack.some((key) => touched.includes(key)));
    return new Set([...touched, ...together.flat()]);
  }, [pointer, focus, pinned, all, stacks]);
  return useMemo(
    () => ({
      held,
      watch: (key) => ({
        // A finger points only while it touches; the browser then says that it has left.
        onPointerEnter: () => setPointer(key),
        onPointerLeave: () => setPointer((now) => (now === key ? null : now)),
        onFocus: () => setFocus(key),
        onBlur: (event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return;
          setFocus((now) => (now === key ? null : now));
        },
      }),
    }),
    [held],
  );
}
