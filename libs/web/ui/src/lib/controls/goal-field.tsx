import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';
import { SelectField } from './field.js';

export interface GoalFieldProps {
  /** The goals the viewer sees. */
  choices: readonly { readonly value: string; readonly label: string }[];
  /** The goal something is a part of now: it stays one of the choices, also where it is not shown. Empty for none. */
  now?: string;
  value: string;
  onChange: (goal: string) => void;
  problem?: string | undefined;
}

/** Which goal an action is a part of, if any. */
export function GoalField({ choices, now = '', value, onChange, problem }: GoalFieldProps) {
  const say = useText(uiTexts);
  const isShown = now === '' || choices.some((choice) => choice.value === now);
  return (
    <SelectField
      label={say('goal.partOf')}
      problem={problem}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: say('goal.none') },
        ...choices,
        ...(isShown ? [] : [{ value: now, label: say('goal.other') }]),
      ]}
    />
  );
}
