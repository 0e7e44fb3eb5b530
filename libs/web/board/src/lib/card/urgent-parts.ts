import { type CitizenDetail, type CitizenId, type ElementView } from '@samtavle/contracts';
import { type StaffSector } from '@samtavle/domain';
import { type ComponentType, createContext, useContext } from 'react';

/** What belongs to another room and stands in the card: emergencies, the protected address, private marks. The app brings them. */
export interface UrgentParts {
  /** Among the drawer's buttons. `asking`: a held-back note offered to ask that sector. */
  readonly Actions: ComponentType<{
    detail: CitizenDetail;
    today: string;
    asking: StaffSector | null;
    onAsked: () => void;
  }>;
  /** Above the tabs' content: what is open to this one person. */
  readonly Opened: ComponentType<{ detail: CitizenDetail; today: string }>;
  /** On each line. */
  readonly OnLine: ComponentType<{ element: ElementView; detail: CitizenDetail }>;
  /** Among the caseload's buttons. */
  readonly LookUp: ComponentType<{ onFound: (citizen: CitizenId) => void }>;
}

const Brought = createContext<UrgentParts | null>(null);

export const UrgentPartsProvider = Brought.Provider;
export const useUrgentParts = (): UrgentParts | null => useContext(Brought);
