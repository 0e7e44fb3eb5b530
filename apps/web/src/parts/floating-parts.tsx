import { type Intensity } from '@samtavle/domain';
import {
  Button,
  ChooseOne,
  ChooseSeveral,
  ConfirmDialog,
  Dialog,
  MoveMenu,
  ShortcutsDialog,
  UndoBar,
} from '@samtavle/web-ui';
import { useState } from 'react';
import { MEMBERS } from './samples.js';

const COLLEAGUES = MEMBERS.map(({ id, name }) => ({ value: id, label: name }));

/** What opens over the page. */
export function FloatingParts() {
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const [over, setOver] = useState<'dialog' | 'confirm' | 'keys' | 'undo' | null>(null);
  const [level, setLevel] = useState<Intensity>(3);
  const [one, setOne] = useState<string | null>(null);
  const [several, setSeveral] = useState<string[]>([]);
  const [letters, setLetters] = useState(true);
  const close = () => setOver(null);
  return (
    <section>
      <h2>Det, der åbner sig</h2>
      <div className="row wrap">
        <Button icon="move" aria-haspopup="menu" onClick={({ currentTarget }) => setMenu(currentTarget)}>
          Flyt til
        </Button>
        <Button onClick={() => setOver('dialog')}>Dialog</Button>
        <Button onClick={() => setOver('confirm')}>Spørgsmål</Button>
        <Button onClick={() => setOver('keys')}>Genveje</Button>
        <Button onClick={() => setOver('undo')}>Fortryd</Button>
      </div>
      <ChooseOne label="Ansvarlig" hint="Skriv et navn" choices={COLLEAGUES} value={one} onChange={setOne} />
      <ChooseSeveral label="Talt med" choices={COLLEAGUES} value={several} onChange={setSeveral} max={3} />
      {menu !== null && (
        <MoveMenu
          at={menu}
          name="Yasmin Haddou"
          level={level}
          admitted={false}
          onMove={setLevel}
          onTakeOff={() => setOver('confirm')}
          onClose={() => setMenu(null)}
        />
      )}
      <Dialog
        open={over === 'dialog'}
        title="Sæt på tavlen"
        onClose={close}
        actions={<Button kind="primary">Sæt på</Button>}
      >
        <ChooseOne label="Ansvarlig" choices={COLLEAGUES} value={one} onChange={setOne} autoFocus />
      </Dialog>
      <ConfirmDialog
        open={over === 'confirm'}
        title="Tag Yasmin af tavlen"
        confirm="Tag af tavlen"
        onConfirm={() => setOver('undo')}
        onClose={close}
      >
        Der er én åben handling.
      </ConfirmDialog>
      <ShortcutsDialog
        open={over === 'keys'}
        onClose={close}
        singleKeys={letters}
        onSingleKeys={setLetters}
        shortcuts={[
          { keys: ['/'], does: 'Søg borger' },
          { keys: ['M', '1'], does: 'Flyt til niveau' },
          { keys: ['F6'], does: 'Mellem tavle og kort' },
        ]}
      />
      {over === 'undo' && <UndoBar text="Yasmin Haddou er taget af tavlen." onUndo={close} onClose={close} />}
    </section>
  );
}
