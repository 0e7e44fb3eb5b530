import { type CitizenId } from '@samtavle/contracts';
import { useMay } from '@samtavle/web-data-access';
import { Button, Dialog, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { LookUpForm } from './look-up-form.js';
import { emergencyTexts } from './texts.js';

/** For a health person who has no card of somebody: the duty doctor. */
export function LookUpByCpr({ onFound }: { onFound: (citizen: CitizenId) => void }) {
  const say = useText(emergencyTexts);
  const may = useMay('emergency.look-up');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  const close = () => setOpen(false);
  return (
    <>
      <Button icon="warning" onClick={() => setOpen(true)}>
        {say('lookUp.button')}
      </Button>
      <Dialog open={open} wide title={say('lookUp.titleCpr')} onClose={close}>
        {open && (
          <LookUpForm
            onCancel={close}
            onOpened={(citizen) => {
              close();
              onFound(citizen);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
