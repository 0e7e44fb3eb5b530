import { type PolicyView } from '@samtavle/contracts';
import { useLanguage } from '@samtavle/web-ui';

/** What citizens are told, in the language of the screen. */
export function CitizenText({ text, about }: { text: PolicyView['citizenText']; about?: string }) {
  const { language } = useLanguage();
  return (
    <div className="policy-citizen">
      {about !== undefined && <p className="ink-2">{about}</p>}
      {text[language].map(({ from, to, title, sentences }) => (
        <section key={`${from} ${to}`} className="sheet">
          <div className="pad">
            <h3>{title}</h3>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
