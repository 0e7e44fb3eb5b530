import { type PolicyView } from '@samtavle/contracts';
import { Status, useText } from '@samtavle/web-ui';
import { useId } from 'react';
import { Flow } from './flow.js';
import { useTerms } from './say-terms.js';
import { policyTexts } from './texts.js';

/** The other lawful roads: a plan, a hospital's notice, an emergency. */
export function GatewayList({ view, onOpen }: { view: PolicyView; onOpen: (id: string) => void }) {
  const say = useText(policyTexts);
  const terms = useTerms(view);
  const id = useId();
  return (
    <div className="sheet table-frame" role="region" aria-labelledby={id} tabIndex={0}>
      <table className="policy-table">
        <caption className="vh" id={id}>
          {say('gatewayTable')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('tabs.gateways')}</th>
            <th scope="col">{say('rule.field.mode')}</th>
            <th scope="col">{say('column.flow')}</th>
            <th scope="col">{say('rule.field.enabled')}</th>
          </tr>
        </thead>
        <tbody>
          {view.gateways.map((gateway) => (
            <tr key={gateway.id}>
              <td className="wrap-cell">
                <button type="button" className="link" onClick={() => onOpen(gateway.id)}>
                  {gateway.id}
                </button>
                <span className="ink-2 small policy-under" lang="en">
                  {gateway.label}
                </span>
              </td>
              <td className="wrap-cell">{terms.value('mode', gateway.mode)}</td>
              <td className="wrap-cell policy-wide">
                <Flow from={gateway.from} to={gateway.to} terms={terms} />
              </td>
              <td className="wrap-cell">
                <Status icon={gateway.enabled ? 'check' : 'close'}>
                  {gateway.enabled ? say('enabled') : say('disabled')}
                </Status>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
