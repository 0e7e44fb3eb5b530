import { useFormat, useLabels, useText } from '@samtavle/web-ui';
import { type Ground } from './grounds.js';
import { sharingTexts } from './texts.js';

/** What each number in the tables stands for: the ground, its conditions, its end, and the paragraphs with their addresses. */
export function GroundList({ grounds }: { grounds: readonly Ground[] }) {
  const say = useText(sharingTexts);
  const labels = useLabels();
  const format = useFormat();
  if (grounds.length === 0) return null;
  return (
    <details className="grounds">
      <summary>{say('grounds')}</summary>
      <ol>
        {grounds.map((ground) => (
          <li key={ground.number} value={ground.number}>
            <b>{words(ground)}</b>
            {ground.ifOnly.map((condition) => (
              <span key={condition}>, {say(`ifOnly.${condition}`)}</span>
            ))}
            {ground.lastDay !== null && <span>, {say('lastDay', { when: format.fullDate(ground.lastDay) })}</span>}
            <span className="sources">
              {ground.basis.map(({ id, law, section, url }) => (
                <a key={id} href={url} target="_blank" rel="noreferrer">
                  {labels.law([id]) || `${law} ${section}`}
                </a>
              ))}
            </span>
            <span className="ink-3 small">
              {say('rule', { rule: ground.via === 'rule' ? ground.rule : ground.via })}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );

  function words({ kind, consent }: Ground): string {
    if (kind !== 'consent') return say(`because.${kind}`);
    return consent === null
      ? say('because.consentUnnamed')
      : say('because.consent', { title: labels.package(consent) });
  }
}
