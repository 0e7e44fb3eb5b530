import { type Capacity, type Me } from '@samtavle/contracts';
import { asErrorBody, useSession } from '@samtavle/web-data-access';
import {
  Avatar,
  Dialog,
  ErrorState,
  Icon,
  LANGUAGES,
  type MenuAction,
  MenuAt,
  OwnerMark,
  ownerOfSector,
  useAnnouncements,
  useLabels,
  useLanguage,
  useText,
  useTheme,
} from '@samtavle/web-ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { appTexts } from '../texts.js';

const LANGUAGE_NAMES = { da: 'Dansk', en: 'English' } as const;

/** Who acts and in which capacity, always visible; switch, language, appearance, log out. */
export function CapacityMenu({ me }: { me: Me }) {
  const say = useText(appTexts);
  const labels = useLabels();
  const { signOut, switchCapacity } = useSession();
  const { language, setLanguage } = useLanguage();
  const { choice, setTheme } = useTheme();
  const { announce } = useAnnouncements();
  const go = useNavigate();
  const [at, setAt] = useState<HTMLElement | null>(null);
  const [failed, setFailed] = useState<{ da: string; en: string; error: string } | null>(null);
  // Those who look after the log stand in no sector of their own; the authority says more.
  const words = ({ role, sector, authority }: Capacity) => ({
    role: labels.role(role),
    sector: ownerOfSector(sector) === null ? authority : labels.sector(sector),
  });
  const acting = words(me.acting);

  const act = async (capacity: Capacity) => {
    try {
      await switchCapacity(capacity.memberId);
      announce(say('capacity.switched', words(capacity)));
    } catch (thrown) {
      setFailed(asErrorBody(thrown));
    }
  };
  const leave = () => {
    // The address may hold the id of an open card; it goes with the person.
    void go('/', { replace: true });
    void signOut();
  };

  const capacities: MenuAction[] = me.capacities.map((capacity) => ({
    id: capacity.memberId,
    label: `${words(capacity).role}, ${words(capacity).sector}`,
    mark: <CapacityMark capacity={capacity} />,
    ...(capacity.memberId === me.acting.memberId ? { current: say('capacity.chosen') } : {}),
    onPick: () => void act(capacity),
  }));
  const languages: MenuAction[] = LANGUAGES.map((name) => ({
    id: name,
    label: <span lang={name}>{LANGUAGE_NAMES[name]}</span>,
    ...(name === language ? { current: say('capacity.chosen') } : {}),
    onPick: () => setLanguage(name),
  }));
  const themes: MenuAction[] = (['auto', 'light', 'dark'] as const).map((name) => ({
    id: `theme-${name}`,
    label: say(`capacity.${name}`),
    ...(name === choice ? { current: say('capacity.chosen') } : {}),
    onPick: () => setTheme(name),
  }));
  return (
    <>
      <button
        type="button"
        className="me-box"
        aria-haspopup="menu"
        aria-expanded={at !== null}
        aria-label={say('capacity.button', { name: me.name, ...acting })}
        onClick={({ currentTarget }) => setAt(currentTarget)}
      >
        <Avatar initials={me.initials} me />
        <span className="who">
          {me.name}
          <small>
            <CapacityMark capacity={me.acting} />
            <span>
              {acting.role}
              <span className={ownerOfSector(me.acting.sector) === null ? undefined : 'sector'}>, {acting.sector}</span>
            </span>
            <Icon name="down" small />
          </small>
        </span>
      </button>
      {at !== null && (
        <MenuAt
          at={at}
          label={say('capacity.menu')}
          groups={[capacities, languages, themes, [{ id: 'out', label: say('capacity.signOut'), onPick: leave }]]}
          onClose={() => setAt(null)}
        />
      )}
      <Dialog open={failed !== null} title={say('capacity.act')} onClose={() => setFailed(null)}>
        {failed !== null && (
          <ErrorState title={say('capacity.failed')} code={failed.error}>
            {failed[language]}
          </ErrorState>
        )}
      </Dialog>
    </>
  );
}

function CapacityMark({ capacity }: { capacity: Capacity }) {
  const owner = ownerOfSector(capacity.sector);
  return owner === null ? null : <OwnerMark owner={owner} size="sm" decorative />;
}
