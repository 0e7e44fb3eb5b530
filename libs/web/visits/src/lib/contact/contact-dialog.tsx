import { type CitizenId } from '@samtavle/contracts';
import { useBoard, useCitizenDetail, type BoardState } from '@samtavle/web-data-access';
import { Dialog, ErrorState, useAnnouncements, useLanguage, useText } from '@samtavle/web-ui';
import { visitTexts } from '../texts.js';
import { ContactForm } from './contact-form.js';
import { useVisitToday } from './visit-today.js';

const todayOf = (state: BoardState): string => state.today;

export interface ContactDialogProps {
  citizen: CitizenId;
  name: string;
  onClose: () => void;
  onSaved?: () => void;
}

/** A contact with one citizen, from wherever one is: the card, the week, the phone. */
export function ContactDialog({ citizen, name, onClose, onSaved }: ContactDialogProps) {
  const say = useText(visitTexts);
  const { language } = useLanguage();
  const { loaded, again } = useCitizenDetail(citizen);
  const { announce } = useAnnouncements();
  const today = useBoard(todayOf, '');
  const detail = loaded.kind === 'ready' ? loaded.value : null;
  const visit = useVisitToday(detail, today);
  return (
    <Dialog open title={say('contact.title', { name })} onClose={onClose}>
      {loaded.kind === 'loading' && <p aria-busy="true">{say('contact.loading')}</p>}
      {loaded.kind === 'failed' && (
        <ErrorState title={say('contact.failed')} onRetry={again}>
          {loaded.error[language]}
        </ErrorState>
      )}
      {loaded.kind === 'closed' && <ErrorState title={say('contact.failed')} />}
      {detail !== null && (
        <ContactForm
          detail={detail}
          today={today}
          visit={visit}
          onSaved={() => {
            announce(say('contact.saved', { name }));
            onSaved?.();
            onClose();
          }}
        />
      )}
    </Dialog>
  );
}
