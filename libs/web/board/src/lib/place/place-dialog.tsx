import { type CitizenId } from '@samtavle/contracts';
import { Dialog, useText } from '@samtavle/web-ui';
import { boardTexts } from '../texts.js';
import { usePlaceDraft } from './place-draft.js';
import { PlaceForm } from './place-form.js';

export interface PlaceDialogProps {
  open: boolean;
  /** Chosen before, from a card in the caseload. */
  citizen: CitizenId | null;
  onClose: () => void;
  onPlaced: (citizen: CitizenId) => void;
}

/** Sæt på tavlen: citizen, reason, level, first action. Four fields, Enter from each to the next. */
export function PlaceDialog({ open, citizen, onClose, onPlaced }: PlaceDialogProps) {
  const say = useText(boardTexts);
  const { draft, change, clear } = usePlaceDraft();
  return (
    <Dialog open={open} title={say('place.title')} onClose={onClose}>
      <PlaceForm
        draft={citizen === null ? draft : { ...draft, citizen }}
        fixed={citizen !== null}
        onChange={change}
        onClose={onClose}
        onPlaced={(placed) => {
          clear();
          onClose();
          onPlaced(placed);
        }}
      />
    </Dialog>
  );
}
