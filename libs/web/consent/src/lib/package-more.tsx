import { type CitizenId, type ConsentView } from '@samtavle/contracts';
import { useMay } from '@samtavle/web-data-access';
import { Button, useLanguage, useText } from '@samtavle/web-ui';
import { type Answer } from './answering.js';
import { type ConsentChoices } from './consent-state.js';
import { consentTexts } from './texts.js';

export interface PackageMoreProps {
  consent: ConsentView;
  citizen: { id: CitizenId };
  title: string;
  choices: ConsentChoices;
  onAnswer: (answer: Answer) => void;
}

/** What is done seldom: the form to sign, another extent, a doubt, a question closed. */
export function PackageMore({ consent, citizen, title, choices, onAnswer }: PackageMoreProps) {
  const say = useText(consentTexts);
  const { language } = useLanguage();
  const mayRegister = useMay('consent.give');
  const other = language === 'da' ? 'en' : 'da';
  return (
    <details className="package-more">
      <summary>
        {say('more')}
        <span className="vh">: {title}</span>
      </summary>
      <div className="acts">
        <a className="btn" href={formAddress(citizen.id, consent, language)} target="_blank" rel="noopener noreferrer">
          {say('print')}
          <span className="vh">: {title} (PDF)</span>
        </a>
        <a className="btn" href={formAddress(citizen.id, consent, other)} target="_blank" rel="noopener noreferrer">
          {say('otherLanguage')}
          <span className="vh">: {title} (PDF)</span>
        </a>
        {choices.scope && mayRegister && <Button onClick={() => onAnswer('scope')}>{say('changeScope')}</Button>}
        {choices.close && mayRegister && <Button onClick={() => onAnswer('noAnswer')}>{say('noAnswer')}</Button>}
        {choices.doubt && mayRegister && <Button onClick={() => onAnswer('doubt')}>{say('doubt')}</Button>}
      </div>
    </details>
  );
}

/** Where the form comes from. The address names the citizen as this sector knows them, and nothing else of them. */
export function formAddress(
  citizen: CitizenId,
  { package: name, relative }: ConsentView,
  language: 'da' | 'en',
): string {
  const about = relative === null ? '' : `&relative=${relative.id}`;
  return `/api/citizens/${citizen}/consents/${name}/form?language=${language}${about}`;
}
