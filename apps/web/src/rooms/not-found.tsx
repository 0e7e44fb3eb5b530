import { EmptyState, useText } from '@samtavle/web-ui';
import { Link } from 'react-router';
import { appTexts } from '../texts.js';

export function NotFound() {
  const say = useText(appTexts);
  return (
    <div className="page narrow lone">
      <h1 className="vh">{say('notFound.title')}</h1>
      <EmptyState
        title={say('notFound.title')}
        action={
          <Link className="btn" to="/">
            {say('notFound.back')}
          </Link>
        }
      >
        {say('notFound.help')}
      </EmptyState>
    </div>
  );
}
