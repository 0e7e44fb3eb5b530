import { type CitizenDetail } from '@samtavle/contracts';
import { type ComponentType } from 'react';

/**
 * What the tab »Deling og samtykke« shows. It is another room's, so the app brings it. `focus` is the package somebody came
 * to ask about.
 */
export type SharingTab = ComponentType<{ detail: CitizenDetail; today: string; focus?: string | null }>;
