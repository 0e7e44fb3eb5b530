import { type PolicyRuleView, type PolicyView } from '@samtavle/contracts';
import { CATEGORIES, OWNERS, SECTORS } from '@samtavle/domain';
import { Button, EmptyState, SelectField, TextField, useText } from '@samtavle/web-ui';
import { useId, useMemo, useState } from 'react';
import { Flow } from './flow.js';
import { fitting, NO_FILTER, type RuleFilter } from './rule-filter.js';
import { type Terms, useTerms } from './say-terms.js';
import { policyTexts } from './texts.js';

/** Every rule, found by word, category, owner, receiver or certainty. */
export function RuleList({ view, onOpen }: { view: PolicyView; onOpen: (id: string) => void }) {
  const say = useText(policyTexts);
  const terms = useTerms(view);
  const [filter, setFilter] = useState<RuleFilter>(NO_FILTER);
  const rules = useMemo(() => fitting(view.rules, filter, view.sources, terms), [view, filter, terms]);
  return (
    <>
      <Search terms={terms} filter={filter} onChange={setFilter} />
      <p className="ink-2 small" role="status">
        {say('count', { count: rules.length })}
      </p>
      {rules.length === 0 ? (
        <EmptyState
          title={say('emptyTitle')}
          action={<Button onClick={() => setFilter(NO_FILTER)}>{say('filter.clear')}</Button>}
        >
          {say('empty')}
        </EmptyState>
      ) : (
        <Table rules={rules} terms={terms} onOpen={onOpen} />
      )}
    </>
  );
}

function Search({
  terms,
  filter,
  onChange,
}: {
  terms: Terms;
  filter: RuleFilter;
  onChange: (filter: RuleFilter) => void;
}) {
  const say = useText(policyTexts);
  const some = (more: Partial<RuleFilter>) => onChange({ ...filter, ...more });
  const all = { value: '', label: say('filter.all') };
  const options = (ids: readonly string[], label: (id: string) => string) => [
    all,
    ...ids.map((id) => ({ value: id, label: label(id) })),
  ];
  return (
    <form
      role="search"
      className="sheet policy-search"
      aria-label={say('filter.title')}
      onSubmit={(event) => event.preventDefault()}
    >
      <TextField
        label={say('filter.text')}
        hint={say('filter.textHint')}
        maxLength={80}
        value={filter.text}
        onChange={({ target }) => some({ text: target.value })}
      />
      <SelectField
        label={say('filter.category')}
        value={filter.category}
        onChange={(category) => some({ category })}
        options={options(CATEGORIES, terms.category)}
      />
      <SelectField
        label={say('filter.from')}
        value={filter.from}
        onChange={(from) => some({ from })}
        options={options(OWNERS, terms.owner)}
      />
      <SelectField
        label={say('filter.to')}
        value={filter.to}
        onChange={(to) => some({ to })}
        options={options(SECTORS, terms.sector)}
      />
      <SelectField
        label={say('filter.certainty')}
        value={filter.certainty}
        onChange={(certainty) => some({ certainty })}
        options={options(['high', 'medium', 'low'], (id) => terms.word('certainty', id))}
      />
    </form>
  );
}

function Table({
  rules,
  terms,
  onOpen,
}: {
  rules: readonly PolicyRuleView[];
  terms: Terms;
  onOpen: (id: string) => void;
}) {
  const say = useText(policyTexts);
  const id = useId();
  return (
    <div className="sheet table-frame" role="region" aria-labelledby={id} tabIndex={0}>
      <table className="policy-table">
        <caption className="vh" id={id}>
          {say('table')}
        </caption>
        <thead>
          <tr>
            {(['rule', 'flow', 'categories', 'effect', 'certainty'] as const).map((column) => (
              <th key={column} scope="col">
                {say(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <td className="wrap-cell">
                <button type="button" className="link" onClick={() => onOpen(rule.id)}>
                  {rule.id}
                </button>
              </td>
              <td className="wrap-cell">
                <Flow from={rule.from} to={rule.to} terms={terms} />
              </td>
              <td className="wrap-cell policy-wide">{terms.value('category', rule.category)}</td>
              <td className="wrap-cell">{terms.value('effect', rule.effect)}</td>
              <td className="wrap-cell">{terms.word('certainty', rule.certainty)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
