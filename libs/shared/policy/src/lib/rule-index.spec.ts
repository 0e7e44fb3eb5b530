import { readFileSync } from 'node:fs';
import { CATEGORIES, OWNERS, SECTORS } from '@samtavle/domain';
import { readResolvedTable } from '../testing/resolved-table.js';
import { gatewaysFor } from './gateways.js';
import { ruleFor } from './rule-index.js';
import { SHARING_POLICY } from './sharing-policy.js';

const { rows: ROWS } = readResolvedTable(readFileSync(new URL('../data/resolved.csv', import.meta.url), 'utf8'));

describe('the rule for a category, an owner and a receiver', () => {
  it('has one row in the resolved table for each of the 1,260 combinations', () => {
    const flows = new Set(ROWS.map((row) => `${row.category},${row.from},${row.to}`));
    expect(flows.size).toBe(1_260);
    expect(flows.size).toBe(CATEGORIES.length * OWNERS.length * SECTORS.length);
  });

  it.each(SECTORS.map((sector) => [sector]))(
    'and its gateways are those the resolved table names, towards %s',
    (sector) => {
      for (const row of ROWS.filter(({ to }) => to === sector)) {
        const rule = ruleFor(SHARING_POLICY, row.category, row.from, row.to);
        expect({
          flow: [row.category, row.from, row.to],
          effect: rule.effect,
          consentForm: rule.consent_form ?? '',
          rule: rule.id,
          gateways: gatewaysFor(SHARING_POLICY, rule, {
            category: row.category,
            owner: row.from,
            receiver: row.to,
          }).map((gateway) => gateway.id),
          basis: rule.basis,
        }).toEqual({
          flow: [row.category, row.from, row.to],
          effect: row.effect,
          consentForm: row.consentForm,
          rule: row.rule,
          gateways: row.gateways,
          basis: row.basis,
        });
      }
    },
  );

  it('denies by default what nobody wrote a rule for', () => {
    expect(ruleFor(SHARING_POLICY, 'diagnosis', 'muni_social', 'muni_social')).toMatchObject({
      id: 'R-DEFAULT-DENY',
      effect: 'never',
    });
    expect(ROWS.filter((row) => row.rule === 'R-DEFAULT-DENY')).toHaveLength(324);
  });
});
