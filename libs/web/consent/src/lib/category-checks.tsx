import { type Category } from '@samtavle/domain';
import { CheckField, useLabels } from '@samtavle/web-ui';
import { useId } from 'react';

export interface CategoryChecksProps {
  label: string;
  categories: readonly Category[];
  chosen: ReadonlySet<Category>;
  onChange: (chosen: ReadonlySet<Category>) => void;
  problem?: string | undefined;
}

/** Kinds of information to tick. */
export function CategoryChecks({ label, categories, chosen, onChange, problem }: CategoryChecksProps) {
  const labels = useLabels();
  const id = useId();
  return (
    <fieldset className="kinds" aria-describedby={problem === undefined ? undefined : id}>
      <legend className="field-label">{label}</legend>
      {categories.map((category) => (
        <CheckField
          key={category}
          label={labels.category(category)}
          checked={chosen.has(category)}
          onChange={(checked) => {
            const next = new Set(chosen);
            if (checked) next.add(category);
            else next.delete(category);
            onChange(next);
          }}
        />
      ))}
      {problem !== undefined && (
        <p className="problem danger small" id={id} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
