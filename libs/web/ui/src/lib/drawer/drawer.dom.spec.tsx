import { fireEvent, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { renderInSamtavle } from '../../testing/index.js';
import { Drawer } from './drawer.js';
import { TabList, TabPanel } from './tabs.js';

describe('drawer', () => {
  function Room() {
    const board = useRef<HTMLDivElement>(null);
    const [open, setOpen] = useState(false);
    return (
      <>
        <div ref={board} tabIndex={-1}>
          <button onClick={() => setOpen(true)}>Karen</button>
        </div>
        {open && (
          <Drawer label="Kort for Karen" title="Karen Ravnholt" board={board} onClose={() => setOpen(false)}>
            <input aria-label="linje" />
          </Drawer>
        )}
      </>
    );
  }

  it('takes focus, lets F6 go between board and drawer, and gives focus back on Escape', () => {
    renderInSamtavle(<Room />);
    const opener = screen.getByRole('button', { name: 'Karen' });
    opener.focus();
    fireEvent.click(opener);
    const drawer = screen.getByRole('complementary', { name: 'Kort for Karen' });
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Karen Ravnholt' }));
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F6' });
    expect(drawer.contains(document.activeElement)).toBe(false);
    opener.focus();
    fireEvent.keyDown(opener, { key: 'F6' });
    expect(drawer.contains(document.activeElement)).toBe(true);
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F6' });
    expect(document.activeElement).toBe(opener);
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'linje' }), { key: 'Escape' });
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });

  it('tabs are chosen with arrows and name their panel', () => {
    function Tabs() {
      const [tab, setTab] = useState<'card' | 'plan'>('card');
      return (
        <>
          <TabList
            idBase="t"
            label="Karen"
            active={tab}
            onChange={setTab}
            tabs={[
              { id: 'card', label: 'Kort' },
              { id: 'plan', label: 'Plan' },
            ]}
          />
          <TabPanel idBase="t" tab={tab}>
            {tab}
          </TabPanel>
        </>
      );
    }
    renderInSamtavle(<Tabs />);
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Kort' }), { key: 'ArrowRight' });
    expect(screen.getByRole('tab', { name: 'Plan', selected: true })).toBe(document.activeElement);
    expect(screen.getByRole('tabpanel', { name: 'Plan' }).textContent).toBe('plan');
  });
});
