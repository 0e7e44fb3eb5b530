import { type CitizenId } from '@samtavle/contracts';
import { useContactLog } from '@samtavle/web-data-access';
import { EmptyState, ErrorState, Icon, OwnerMark, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { namesOf, useNames } from '../call-names.js';
import { visitTexts } from '../texts.js';

/** The tab »Kontakter«: who met the citizen when, as far as one may see it. */
export function ContactList({ citizen, today }: { citizen: CitizenId; today: string }) {
  const say = useText(visitTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { names } = useNames();
  const { loaded, again } = useContactLog(citizen);
  switch (loaded.kind) {
    case 'loading':
      return <p aria-busy="true">{say('log.loading')}</p>;
    case 'failed':
      return (
        <ErrorState title={say('log.failed')} onRetry={again}>
          {loaded.error[language]}
        </ErrorState>
      );
    case 'closed':
      return null;
    case 'ready':
  }
  const { contacts, more } = loaded.value;
  if (contacts.length === 0) return <EmptyState title={say('log.empty')} />;
  return (
    <>
      <ul className="contact-log" tabIndex={0} aria-label={say('log.label')}>
        {contacts.map(({ id, owner, content }) => (
          <li key={id} className={content.how === 'attempt' ? 'tried' : undefined}>
            <OwnerMark owner={owner} />
            <span className="contact-when">
              {format.relativeDay(content.on, today)}
              {content.at != null && ` ${format.clockTime(content.at)}`}
            </span>
            <span>
              {content.how === 'attempt' && <Icon name="close" small />} {say(`how.${content.how}`)}
              {' · '}
              {namesOf(names, content.who ?? [content.by])}
              {content.minutes != null && ` · ${say(`minutes.${content.minutes}`)}`}
              {content.withRelative === true && ` · ${say('contact.relative')}`}
              {content.withOtherService === true && ` · ${say('contact.otherService')}`}
            </span>
          </li>
        ))}
      </ul>
      {more && <p className="small ink-2">{say('log.more')}</p>}
    </>
  );
}
