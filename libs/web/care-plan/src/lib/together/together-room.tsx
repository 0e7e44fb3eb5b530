import { type CitizenId } from '@samtavle/contracts';
import { useCitizenTogether, useConnection } from '@samtavle/web-data-access';
import { Button, ConnectionState, ErrorState, firstName, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useChosenCitizen } from '../plan/chosen-citizen.js';
import { planTexts } from '../texts.js';
import { SharedPlan } from './shared-plan.js';

/** Sammen: a calm page for two, with nothing on it that one of them may not read. One press leaves it. */
export function TogetherRoom() {
  const say = useText(planTexts);
  const citizen = useChosenCitizen();
  if (citizen === null) return <Calm title={say('shared.titleNone')} to="/borgere" children={<p>{say('none')}</p>} />;
  return <TogetherWith key={citizen} citizen={citizen} />;
}

function TogetherWith({ citizen }: { citizen: CitizenId }) {
  const say = useText(planTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { loaded, again } = useCitizenTogether(citizen);
  const to = `/plan?kort=${citizen}`;
  const title = say('shared.titleNone');
  switch (loaded.kind) {
    case 'loading':
      return (
        <Calm title={title} to={to}>
          <p aria-busy="true">{say('shared.loading')}</p>
        </Calm>
      );
    case 'failed':
      return (
        <Calm title={title} to={to}>
          <ErrorState title={say('shared.failed')} onRetry={again}>
            {loaded.error[language]}
          </ErrorState>
        </Calm>
      );
    case 'closed':
      return <Calm title={title} to="/borgere" children={<p role="status">{say('shared.closed')}</p>} />;
    case 'ready': {
      const { name, unclear } = loaded.value;
      if (unclear || name === null)
        return <Calm title={title} to={to} children={<p role="status">{say('shared.unclear')}</p>} />;
      return (
        <Calm title={say('shared.title', { whose: format.genitive(firstName(name)) })} to={to}>
          <SharedPlan view={loaded.value} name={firstName(name)} />
        </Calm>
      );
    }
  }
}

/** Nothing of the board, no colleagues, no messages: whose page it is, whether it is live, and the way out. */
function Calm({ title, to, children }: { title: string; to: string; children: ReactNode }) {
  const say = useText(planTexts);
  const navigate = useNavigate();
  return (
    <div className="together">
      <header>
        <h1>{title}</h1>
        <ConnectionState {...useConnection()} />
        <Button big icon="close" onClick={() => void navigate(to)}>
          {say('shared.leave')}
        </Button>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
