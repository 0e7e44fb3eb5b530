import { CATEGORIES, slotOf } from '@samtavle/domain';
import { opensElement } from './row-level-security.js';

describe('the SQL of row-level security', () => {
  it('counts slots as the domain does', () => {
    const sql = opensElement('e');
    expect(sql).toContain(`e.slot <> ${slotOf('region_psych', 'admission_discharge')}`);
    expect(sql).toContain(`e.slot - e.slot % ${CATEGORIES.length} + ${CATEGORIES.indexOf('board_status')}`);
  });
});
