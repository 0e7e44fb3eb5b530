import './parts.css';
import { Segmented, useLanguage, useTheme } from '@samtavle/web-ui';
import { CardParts } from './card-parts.js';
import { DrawerParts } from './drawer-parts.js';
import { FloatingParts } from './floating-parts.js';
import { NoteParts } from './note-parts.js';
import { SmallParts } from './small-parts.js';

/** Every part in every state, to be looked at and tested for access. Development builds only, so its own words are Danish. */
export function PartsPage() {
  const { language, setLanguage } = useLanguage();
  const { choice, setTheme } = useTheme();
  return (
    <main className="parts">
      <header className="row wrap">
        <h1>Dele og tilstande</h1>
        <Segmented
          label="Sprog"
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'da', label: 'Dansk' },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
        <Segmented
          label="Udseende"
          value={choice}
          onChange={setTheme}
          options={[
            { value: 'auto', label: 'Følg enheden' },
            { value: 'light', label: 'Lyst' },
            { value: 'dark', label: 'Mørkt' },
          ]}
        />
      </header>
      <div className="parts-columns">
        <SmallParts />
        <CardParts />
        <NoteParts />
        <DrawerParts />
        <FloatingParts />
      </div>
    </main>
  );
}
