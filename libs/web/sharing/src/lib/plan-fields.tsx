import { type Category } from '@samtavle/domain';
import { CheckField, useLabels, useText } from '@samtavle/web-ui';
import { FieldsetProblem } from './fieldset-problem.js';
import { groupOf } from './plan-opens.js';
import { sharingTexts } from './texts.js';

const GROUPS = ['daily', 'health', 'safety'] as const;

export interface PlanFieldsProps {
  /** What opens something between the chosen parties; null while there are not two. */
  useful: readonly Category[] | null;
  chosen: readonly Category[];
  /** The plan opens nothing more, on purpose. */
  opensNothing: boolean;
  problem: string | null;
  onOpensNothing: (on: boolean) => void;
  onChoose: (field: Category, on: boolean) => void;
}

/** What the plan opens, grouped as one thinks of it. Nothing is ticked in advance. */
export function PlanFields({ useful, chosen, opensNothing, problem, onOpensNothing, onChoose }: PlanFieldsProps) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  return (
    <fieldset>
      <legend>{say('form.fields')}</legend>
      <p className="ink-2 small">{say('form.fieldsHint')}</p>
      {useful === null ? (
        <p>{say('form.choosePartiesFirst')}</p>
      ) : (
        <>
          <CheckField label={say('form.none')} checked={opensNothing} onChange={onOpensNothing} />
          {!opensNothing &&
            GROUPS.map((group) => {
              const inGroup = useful.filter((field) => groupOf(field) === group);
              return inGroup.length === 0 ? null : (
                <fieldset key={group} className="plan-fields">
                  <legend>{say(`form.group.${group}`)}</legend>
                  {inGroup.map((field) => (
                    <CheckField
                      key={field}
                      label={labels.category(field)}
                      checked={chosen.includes(field)}
                      onChange={(on) => onChoose(field, on)}
                    />
                  ))}
                </fieldset>
              );
            })}
        </>
      )}
      {problem !== null && <FieldsetProblem>{problem}</FieldsetProblem>}
    </fieldset>
  );
}
