import { CitizenId } from '@samtavle/contracts';
import { useSearchParams } from 'react-router';

/** Whose page it is, by an id that says nothing; null when the address names nobody. */
export function useChosenCitizen(): CitizenId | null {
  const [address] = useSearchParams();
  const id = CitizenId.safeParse(address.get('kort'));
  return id.success ? id.data : null;
}
