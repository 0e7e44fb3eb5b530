import {
  Button,
  Composer,
  Drawer,
  ElementRow,
  HeldBackBox,
  IconButton,
  LevelBars,
  OwnerGroup,
  PlainGroup,
  Quote,
  TabList,
  TabPanel,
} from '@samtavle/web-ui';
import { type Category } from '@samtavle/domain';
import { useRef, useState } from 'react';
import { TODAY } from './samples.js';

const TABS = [
  { id: 'card', label: 'Kort' },
  { id: 'plan', label: 'Plan' },
  { id: 'contacts', label: 'Kontakter' },
  { id: 'history', label: 'Historik' },
  { id: 'sharing', label: 'Deling og samtykke' },
] as const;

/** The drawer, standing still. */
export function DrawerParts() {
  const board = useRef<HTMLElement>(null);
  const [tab, setTab] = useState<(typeof TABS)[number]['id']>('card');
  const [category, setCategory] = useState<Category>('mental_state');
  const [text, setText] = useState('Ringet 8.05. Sov 2–6. Vil gerne have besøg.');
  return (
    <section>
      <h2>Skuffen</h2>
      <Drawer
        label="Kort for Rikke Tornved"
        title={
          <>
            <LevelBars level={3} /> Rikke Tornved
          </>
        }
        actions={
          <>
            <Button icon="move" shortcut="M">
              Flyt
            </Button>
            <IconButton icon="print" size="md" label="Udskriv" />
          </>
        }
        facts="På tavlen i 8 dage. Gennemgås ons 2.12."
        tabs={<TabList idBase="parts" label="Kort" tabs={TABS} active={tab} onChange={setTab} />}
        onClose={() => undefined}
        board={board}
        takeFocus={false}
        footer={
          <Composer
            categories={['mental_state', 'medication_depot', 'visit_logistics']}
            category={category}
            onCategory={setCategory}
            owner="region_psych"
            value={text}
            onChange={setText}
            onSend={() => setText('')}
            audience="Kommunen ser den ikke uden samtykke"
            draftKept
          />
        }
      >
        <TabPanel idBase="parts" tab={tab}>
          <OwnerGroup owner="citizen" title="Rikkes egne ord" aside="3. nov. · i samtale med Tom">
            <Quote>Jeg vil kunne sove igennem, så jeg kan gå tur med Laika om morgenen.</Quote>
          </OwnerGroup>
          <OwnerGroup owner="region_psych">
            <ElementRow label="Årsag" meta="18.11. Mette">
              Symptomer forværret
            </ElementRow>
            <ElementRow label="Tilstand" meta="i går 15.40 Mette" busy>
              Sover 3–4 timer. Hører stemmer om aftenen.
            </ElementRow>
            <ElementRow label="Næste handling" meta={<IconButton icon="check" label="Markér som gjort" />}>
              Psykiatertid flyttes frem <span className="ink-2">· Mette · i dag</span>
            </ElementRow>
          </OwnerGroup>
          <OwnerGroup owner="muni_social">
            <HeldBackBox
              note={{
                owner: 'muni_social',
                categories: ['housing', 'economy_benefits'],
                rule: 'R-SOC-REG',
                basis: ['FVL28'],
                road: 'consent',
                package: 'PKG_SOCIAL',
                consentState: 'not_asked',
                askedOn: null,
                askAgainOn: null,
                askNow: true,
              }}
              citizen="Rikke"
              today={TODAY}
              onAsk={() => undefined}
              onAskNow={() => undefined}
            />
          </OwnerGroup>
          <PlainGroup icon="history" title="Seneste ændringer">
            <ElementRow label="8.14 Mette">rettede »Hvad hjælper« i kriseplanen</ElementRow>
          </PlainGroup>
        </TabPanel>
      </Drawer>
    </section>
  );
}
