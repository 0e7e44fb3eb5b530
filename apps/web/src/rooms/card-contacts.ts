import '@samtavle/web-visits/styles.css';
import { type ContactParts } from '@samtavle/web-board';
import { ContactDialog, ContactList } from '@samtavle/web-visits';

/** What the room of visits puts on a card. */
export const cardContacts: ContactParts = { Log: ContactDialog, List: ContactList };
