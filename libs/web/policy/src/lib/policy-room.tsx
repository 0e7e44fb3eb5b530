import { type PolicyDrafts, type PolicyView } from '@samtavle/contracts';
import { useAbility } from '@samtavle/web-data-access';
import { ErrorState, Segmented, useAnnouncements, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useCallback } from 'react';
import { CitizenText } from './citizen-text.js';
import { DraftList } from './draft-list.js';
import { GatewayList } from './gateway-list.js';
import { RuleList } from './rule-list.js';
import { RulePage } from './rule-page.js';
import { policyTexts } from './texts.js';
import { usePlace } from './use-place.js';
import { type Policy, usePolicy } from './use-policy.js';
import { VersionList } from './version-list.js';

/** The rules of sharing for those who answer for them: read, changed in drafts, approved by four eyes. */
export function PolicyRoom() {
  const say = useText(policyTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const policy = usePolicy();
  const { view, drafts, problem, reload } = policy;
  return (
    <>
      <div className="toolbar">
        <h1>{say('title')}</h1>
        <span className="sum policy-about">{say('about')}</span>
        <span className="grow" />
        {view !== null && (
          <span className="sum" role="status">
            {say('inForce', { version: view.version, at: format.exactMoment(view.since) })}
          </span>
        )}
      </div>
      <div className="page">
        {problem !== null && (
          <ErrorState title={say('failed')} code={problem.error} onRetry={reload}>
            {problem[language]}
          </ErrorState>
        )}
        {problem === null && view === null && (
          <div className="sheet policy-waiting" aria-busy="true">
            <span className="vh">{say('loading')}</span>
          </div>
        )}
        {view !== null && drafts !== null && <Rooms view={view} drafts={drafts} policy={policy} />}
      </div>
    </>
  );
}

const TABS = ['rules', 'gateways', 'drafts', 'versions', 'citizen'] as const;

function Rooms({ view, drafts, policy }: { view: PolicyView; drafts: PolicyDrafts; policy: Policy }) {
  const say = useText(policyTexts);
  const { announce } = useAnnouncements();
  const place = usePlace();
  const mayDraft = useAbility().can('draft', 'SharingPolicy');
  const { reload } = policy;
  const saved = useCallback(() => {
    announce(say('form.saved'));
    reload();
    place.go('drafts');
  }, [announce, say, reload, place]);
  const open = place.id === null ? undefined : [...view.rules, ...view.gateways].find(({ id }) => id === place.id);
  return (
    <>
      <div className="policy-tabs">
        <Segmented
          label={say('tabList')}
          value={place.tab}
          onChange={(tab) => place.go(tab)}
          options={TABS.map((tab) => ({ value: tab, label: say(`tabs.${tab}`) }))}
        />
      </div>
      {open !== undefined && (
        <RulePage key={open.id} item={open} view={view} drafts={drafts} mayDraft={mayDraft} onSaved={saved} />
      )}
      {open === undefined && place.tab === 'rules' && <RuleList view={view} onOpen={(id) => place.open('rules', id)} />}
      {open === undefined && place.tab === 'gateways' && (
        <GatewayList view={view} onOpen={(id) => place.open('gateways', id)} />
      )}
      {place.tab === 'drafts' && <DraftList view={view} drafts={drafts} mayDraft={mayDraft} onChanged={reload} />}
      {place.tab === 'versions' && <VersionList view={view} versions={drafts.versions} />}
      {place.tab === 'citizen' && <CitizenText text={view.citizenText} about={say('citizen.about')} />}
    </>
  );
}
