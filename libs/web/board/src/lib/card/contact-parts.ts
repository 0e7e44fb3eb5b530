import { type CitizenId } from '@samtavle/contracts';
import { type ComponentType, createContext, useContext } from 'react';

/** What belongs to the room of visits and stands in the card. The app brings it. */
export interface ContactParts {
  /** The form for one contact. */
  readonly Log: ComponentType<{ citizen: CitizenId; name: string; onClose: () => void }>;
  /** The tab »Kontakter«. */
  readonly List: ComponentType<{ citizen: CitizenId; today: string }>;
}

const Brought = createContext<ContactParts | null>(null);

export const ContactPartsProvider = Brought.Provider;
export const useContactParts = (): ContactParts | null => useContext(Brought);
