import { type CommandName, type Me, type MemberId } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { useMemo } from 'react';
import { type Ability, abilityOf, mayCommand } from './ability.js';
import { useData } from './data-provider.js';
import { type SessionView } from './session.js';
import { useObservable } from './use-observable.js';

export interface UseSession extends SessionView {
  /** @throws ContractError */
  signInDemo(persona: string, sector?: Sector): Promise<void>;
  signOut(): Promise<void>;
  /** @throws ContractError */
  switchCapacity(memberId: MemberId): Promise<void>;
  /** Asks the server again who is signed in. */
  reload(): Promise<void>;
}

const whole = <T>(value: T) => value;
const onlyMe = (view: SessionView) => view.me;

export function useSession(): UseSession {
  const { session } = useData();
  const view = useObservable(session, whole<SessionView>);
  return useMemo(
    () => ({
      ...view,
      signInDemo: session.signInDemo,
      signOut: session.signOut,
      switchCapacity: session.switchCapacity,
      reload: session.load,
    }),
    [session, view],
  );
}

export function useMe(): Me | null {
  return useObservable(useData().session, onlyMe);
}

/** For hiding and explaining; the server decides. */
export function useAbility(): Ability {
  const me = useMe();
  return useMemo(() => abilityOf(me), [me]);
}

export function useMay(name: CommandName): boolean {
  return mayCommand(useAbility(), name);
}
