import { type Persona } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { asErrorBody, useSession } from '@samtavle/web-data-access';
import {
  Avatar,
  Button,
  ErrorState,
  Icon,
  OwnerMark,
  OwnerMarks,
  ownerOfSector,
  useLabels,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { type KeyboardEvent, useState } from 'react';
import { appTexts } from '../texts.js';

const GROUPS = ['region', 'municipality', 'oversight'] as const;

/** The people one can be, by employer, with one line each on what they will see. Arrows go from one to the next. */
export function PersonaList({ personas }: { personas: readonly Persona[] }) {
  const say = useText(appTexts);
  const { language } = useLanguage();
  const { signInDemo } = useSession();
  const [entering, setEntering] = useState<string | null>(null);
  const [choosing, setChoosing] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ error: string; da: string; en: string } | null>(null);

  const enter = async (persona: Persona, sector?: Sector) => {
    setEntering(persona.key);
    setRefused(null);
    try {
      await signInDemo(persona.key, sector);
    } catch (thrown) {
      setRefused(asErrorBody(thrown));
      setEntering(null);
    }
  };
  return (
    <div onKeyDown={moveBetweenPersonas}>
      {refused !== null && (
        <ErrorState title={say('signIn.refused')} code={refused.error}>
          {refused[language]}
        </ErrorState>
      )}
      {GROUPS.map((group) => {
        const here = personas.filter((persona) => persona.group === group);
        if (here.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h3 id={`group-${group}`}>{say(`signIn.${group}`)}</h3>
            <ul>
              {here.map((persona) => (
                <PersonaLine
                  key={persona.key}
                  persona={persona}
                  busy={entering !== null}
                  choosing={choosing === persona.key}
                  onChoose={() => setChoosing((key) => (key === persona.key ? null : persona.key))}
                  onEnter={(sector) => void enter(persona, sector)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

interface PersonaLineProps {
  persona: Persona;
  busy: boolean;
  choosing: boolean;
  onChoose: () => void;
  onEnter: (sector?: Sector) => void;
}

function PersonaLine({ persona, busy, choosing, onChoose, onEnter }: PersonaLineProps) {
  const say = useText(appTexts);
  const labels = useLabels();
  const { language } = useLanguage();
  const owners = persona.sectors.flatMap((sector) => ownerOfSector(sector) ?? []);
  // One person with two employers acts in one capacity at a time, and says which before anything is shown.
  const several = persona.sectors.length > 1;
  return (
    <li>
      <button
        type="button"
        className="persona"
        aria-expanded={several ? choosing : undefined}
        aria-disabled={busy || undefined}
        onClick={() => {
          if (busy) return;
          if (several) onChoose();
          else onEnter();
        }}
      >
        <Avatar initials={persona.initials} />
        <span className="who">
          <b>{persona.name}</b>
          <span className="ink-2">
            <OwnerMarks owners={owners} /> {labels.role(persona.role)}
          </span>
        </span>
        <span className="line">{persona[language]}</span>
        <Icon name={several ? 'down' : 'right'} />
      </button>
      {choosing && (
        <div className="capacities" role="group" aria-label={say('signIn.chooseCapacity', { name: persona.name })}>
          {persona.sectors.map((sector) => (
            <Button key={sector} disabled={busy} onClick={() => onEnter(sector)}>
              <SectorMark sector={sector} />
              {labels.sector(sector)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

function SectorMark({ sector }: { sector: Sector }) {
  const owner = ownerOfSector(sector);
  return owner === null ? null : <OwnerMark owner={owner} decorative />;
}

function moveBetweenPersonas(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.persona')];
  const at = all.findIndex((button) => button === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  all[(at + step + all.length) % all.length]?.focus();
}
