// Data access comes first: it sets how contracts are checked before any contract is made.
import { DataProvider } from '@samtavle/web-data-access';
import '@fontsource-variable/inter/wght.css';
import '@samtavle/web-ui/styles.css';
import './app.css';
import { createI18n, fetchChoices, SamtavleProvider, ShortcutsHost, uiTexts } from '@samtavle/web-ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from './router.js';
import { appTexts } from './texts.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <SamtavleProvider i18n={createI18n([uiTexts, appTexts])}>
      <ShortcutsHost>
        <DataProvider>
          <Router />
        </DataProvider>
      </ShortcutsHost>
    </SamtavleProvider>
  </StrictMode>,
);

// The lists of the dialogs come when the first screen stands.
setTimeout(() => void fetchChoices(), 3_000);
