import { INTENSITIES, OWNERS } from '@samtavle/domain';
import {
  Avatar,
  Button,
  CheckField,
  Chip,
  ConnectionState,
  HeldTag,
  IconButton,
  LevelBars,
  OwnerMark,
  PresenceAvatars,
  PresenceEye,
  ReasonTag,
  Segmented,
  SelectField,
  Status,
  TextAreaField,
  TextField,
  Typing,
  useLabels,
} from '@samtavle/web-ui';
import { useState } from 'react';
import { MEMBERS } from './samples.js';

/** Marks, tags, status words, controls. */
export function SmallParts() {
  const labels = useLabels();
  const [pressed, setPressed] = useState(true);
  const [view, setView] = useState<'board' | 'list'>('board');
  return (
    <>
      <section>
        <h2>Ejermærker</h2>
        {OWNERS.map((owner) => (
          <span key={owner} className="row">
            <OwnerMark owner={owner} size="lg" />
            <OwnerMark owner={owner} decorative />
            <OwnerMark owner={owner} size="sm" decorative />
            {labels.owner(owner)}
          </span>
        ))}
        <h2>Indsatsniveau</h2>
        {INTENSITIES.map((level) => (
          <span key={level} className="row">
            <LevelBars level={level} /> {labels.columnFull(level)}
          </span>
        ))}
        <h2>Tags</h2>
        <div className="tags">
          <ReasonTag owner="region_psych" reason="symptoms_worse" />
          <ReasonTag owner="muni_social" reason="eviction_threat" />
          <ReasonTag owner="muni_health" reason="somatic_illness" />
          <ReasonTag owner="muni_employment" reason="work_event" />
          <HeldTag owner="muni_social" />
          <HeldTag owner="region_psych" />
        </div>
        <h2>Status: ord, form og farve</h2>
        <div className="row wrap">
          <Status tone="danger" icon="warning">
            2 d over
          </Status>
          <Status tone="danger" icon="clock">
            Ikke gennemgået i 9 d
          </Status>
          <Status tone="warn" icon="house">
            Intet besøg
          </Status>
          <Status tone="ok" icon="check">
            Opfyldt
          </Status>
        </div>
        <h2>Forbindelse og tilstedeværelse</h2>
        <ConnectionState kind="live" asOf="2026-11-26T07:15:00.000Z" ageSeconds={2} />
        <ConnectionState kind="reconnecting" asOf="2026-11-26T07:13:00.000Z" ageSeconds={7} />
        <PresenceAvatars members={MEMBERS} />
        <PresenceEye names={['Mette']} />
        <Avatar initials="AH" me name="Anne Holm" />
        <Typing name="Mette" initials="ML" where="Tilstand nu" />
      </section>
      <section>
        <h2>Knapper og felter</h2>
        <div className="row wrap">
          <Button kind="primary" shortcut="Enter">
            Gem
          </Button>
          <Button>Behold min</Button>
          <Button kind="quiet" icon="filter">
            Filter
          </Button>
          <Button kind="danger">Tag af tavlen</Button>
          <Button blockedBecause="Ingen forbindelse">Flyt</Button>
          <Button kind="primary" disabled>
            Gemmer …
          </Button>
          <IconButton icon="print" size="md" label="Udskriv" />
        </div>
        <div className="row wrap">
          <Chip pressed={pressed} count={7} onToggle={setPressed}>
            Mine
          </Chip>
          <Chip pressed={!pressed} count={9} onToggle={(on) => setPressed(!on)}>
            Uden besøg
          </Chip>
          <Segmented
            label="Visning"
            value={view}
            onChange={setView}
            options={[
              { value: 'board', label: 'Tavle' },
              { value: 'list', label: 'Liste' },
            ]}
          />
        </div>
        <TextField label="Første handling" hint="Én linje" defaultValue="Ring til boligselskabet" />
        <TextField label="Kriterium" problem="Skriv, hvornår det er godt nok." />
        <TextAreaField label="Længere tekst" defaultValue="Sover 3–4 timer." />
        <SelectField
          label="Niveau"
          value="2"
          onChange={() => undefined}
          options={[1, 2, 3].map((at) => ({ value: String(at), label: `Niveau ${at}` }))}
        />
        <CheckField
          label="Enkelttaster er slået til"
          hint="De virker kun på tavlen."
          checked={pressed}
          onChange={setPressed}
        />
      </section>
    </>
  );
}
