import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** The parts of the room as they stand in the address. */
const NAMES = {
  rules: 'regler',
  gateways: 'aabninger',
  drafts: 'kladder',
  versions: 'udgaver',
  citizen: 'borger',
} as const;
export type Tab = keyof typeof NAMES;

export interface Place {
  readonly tab: Tab;
  /** The rule or gateway whose page is open. */
  readonly id: string | null;
  go(tab: Tab): void;
  open(tab: Tab, id: string): void;
}

/** Where in the room one is: in the address, so that back goes back and a rule can be pointed at. */
export function usePlace(): Place {
  const [address, setAddress] = useSearchParams();
  return useMemo(() => {
    const tabs: readonly Tab[] = ['rules', 'gateways', 'drafts', 'versions', 'citizen'];
    return {
      tab: tabs.find((tab) => NAMES[tab] === address.get('fane')) ?? 'rules',
      id: address.get('regel'),
      go: (tab) => setAddress({ fane: NAMES[tab] }),
      open: (tab, id) => setAddress({ fane: NAMES[tab], regel: id }),
    };
  }, [address, setAddress]);
}
