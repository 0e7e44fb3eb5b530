import { type CitizenDetail } from '@samtavle/contracts';
import { useMay } from '@samtavle/web-data-access';
import { Button, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { boardTexts } from '../texts.js';
import { CopyOutDialog } from './copy-out-dialog.js';

/** Opens what is to go into the own record; not there for whoever copies nothing out, or writes nothing here. */
export function CopyOutButton({ detail }: { detail: CitizenDetail }) {
  const say = useText(boardTexts);
  const mayCopy = useMay('element.copied');
  const [copying, setCopying] = useState(false);
  if (!mayCopy || detail.writable.length === 0) return null;
  return (
    <>
      <Button icon="page" onClick={() => setCopying(true)}>
        {say('copy.button')}
      </Button>
      {copying && <CopyOutDialog detail={detail} onClose={() => setCopying(false)} />}
    </>
  );
}
