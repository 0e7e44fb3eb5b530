import { SelectField, TextField, useText } from '@samtavle/web-ui';
import { policyTexts } from './texts.js';
import { policyWords, WORDS } from './words.js';

interface Expiry {
  readonly type: string;
  readonly max_days?: number;
  readonly max_hours?: number;
  readonly note?: string;
}

/** When it ends, and after how long where that is counted. */
export function ExpiryField({
  label,
  problem,
  value,
  onChange,
}: {
  label: string;
  problem: string | null;
  value: unknown;
  onChange: (expiry: Expiry) => void;
}) {
  const say = useText(policyTexts);
  const words = useText(policyWords);
  // The parsing edge of the form: what stands there came from the contract, or from here.
  const expiry = value as Expiry;
  const counted =
    expiry.type === 'consent' || expiry.type === 'days' ? 'max_days' : expiry.type === 'hours' ? 'max_hours' : null;
  const count = counted === null ? undefined : expiry[counted];
  return (
    <div className="policy-expiry">
      <SelectField
        label={label}
        problem={problem}
        value={expiry.type}
        options={WORDS.expiry.map((id) => ({ value: id, label: words(`expiry.${id}` as Parameters<typeof words>[0]) }))}
        onChange={(type) => onChange({ type, ...(type === 'consent' ? { max_days: 365 } : {}) })}
      />
      {counted !== null && (
        <TextField
          label={counted === 'max_days' ? say('rule.days') : say('rule.hours')}
          inputMode="numeric"
          value={count === undefined ? '' : String(count)}
          onChange={({ target }) => {
            const { type, note } = expiry;
            const typed = Number.parseInt(target.value, 10);
            onChange({
              type,
              ...(note === undefined ? {} : { note }),
              ...(Number.isNaN(typed) ? {} : { [counted]: typed }),
            });
          }}
        />
      )}
    </div>
  );
}
