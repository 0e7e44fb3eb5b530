import { type ImportPreviewView } from '@samtavle/contracts';
import { SelectField, useLanguage, useText } from '@samtavle/web-ui';
import { type Mapping, missingFields, withColumn } from './import-steps.js';
import { importTexts } from './texts.js';

const NONE = '';

/** Which column of the file is which field. Guessed by the server from the headings; changed here by hand. */
export function ColumnMapping({
  preview,
  mapping,
  onChange,
}: {
  preview: ImportPreviewView;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}) {
  const say = useText(importTexts);
  const { language } = useLanguage();
  const missing = missingFields(preview, mapping);
  const columns = preview.headings.map((heading, at) => ({
    value: String(at),
    label: heading.trim() === '' ? say('preview.column', { number: at + 1 }) : heading,
  }));
  return (
    <div className="mapping">
      {preview.fields.map((field) => {
        const chosen = mapping[field.id];
        return (
          <SelectField
            key={field.id}
            label={field.required ? say('preview.required', { field: field[language] }) : field[language]}
            value={chosen === undefined ? NONE : String(chosen)}
            problem={missing.includes(field.id) ? say('preview.requiredMissing') : null}
            options={[{ value: NONE, label: say('preview.notThere') }, ...columns]}
            onChange={(value) => onChange(withColumn(mapping, field.id, value === NONE ? null : Number(value)))}
          />
        );
      })}
    </div>
  );
}
