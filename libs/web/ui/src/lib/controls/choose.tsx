import { type ReactNode, useSyncExternalStore } from 'react';
import { addressOfFailed, importAnew } from './import-anew.js';
import { Field } from './field.js';

export interface Choice {
  value: string;
  label: string;
  disabled?: boolean;
}

interface ChooseProps {
  label: ReactNode;
  hint?: ReactNode;
  problem?: string | null | undefined;
  choices: readonly Choice[];
  placeholder?: string;
  disabled?: boolean;
  /** Takes focus when its dialog opens. */
  autoFocus?: boolean;
}

export interface ChooseOneProps extends ChooseProps {
  value: string | null;
  onChange: (value: string | null) => void;
}

export interface ChooseSeveralProps extends ChooseProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** The most that may be chosen. */
  max?: number;
}

type Lists = typeof import('./choose-lists.js');

// Only dialogs have such lists, so their code comes when the first screen stands, not before it.
let lists: Lists | null = null;
const waiting = new Set<() => void>();
let asked: Promise<void> | null = null;

/** Fetches the lists now; done when they can be shown. The app asks when it is idle, component tests before they begin. */
export function fetchChoices(): Promise<void> {
  asked ??= fetchUntilThere();
  return asked;
}

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

/** On a cut line the code does not come; a dialog opened afterwards must not wait for it forever. */
async function fetchUntilThere(): Promise<void> {
  let address: string | undefined;
  for (let tries = 0, wait = FIRST_WAIT; lists === null; tries += 1, wait = Math.min(LONGEST_WAIT, wait * 2)) {
    try {
      lists = await (address === undefined ? import('./choose-lists.js') : importAnew<Lists>(address, tries));
    } catch (error) {
      address ??= addressOfFailed(error);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  for (const tell of [...waiting]) tell();
}

function useLists(): Lists | null {
  return useSyncExternalStore(
    (tell) => {
      waiting.add(tell);
      void fetchChoices();
      return () => waiting.delete(tell);
    },
    () => lists,
  );
}

/** One of many, found by typing. */
export function ChooseOne(props: ChooseOneProps) {
  const found = useLists();
  return found === null ? <Waiting {...props} /> : <found.ListOfOne {...props} />;
}

/** Up to a few of many, in the order they were chosen. */
export function ChooseSeveral(props: ChooseSeveralProps) {
  const found = useLists();
  return found === null ? <Waiting {...props} /> : <found.ListOfSeveral {...props} />;
}

/** The same place and height until the list is there. */
function Waiting({ label, hint }: ChooseProps) {
  return (
    <Field label={label} hint={hint}>
      {(described) => <input type="text" readOnly aria-busy="true" {...described} />}
    </Field>
  );
}
