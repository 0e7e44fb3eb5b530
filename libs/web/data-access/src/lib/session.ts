import { type ErrorBody, type Me, type MemberId } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { type ApiClient } from './api-client.js';
import { asErrorBody, ContractError } from './contract-error.js';
import { observable, type Observable } from './observable.js';
import { type Heard } from './socket.js';

export type EndReason = Heard<'ended'>['reason'];

export interface SessionView {
  readonly me: Me | null;
  /** True until the server has said whether somebody is signed in. */
  readonly loading: boolean;
  /** Why the last session ended, when the person did not end it. */
  readonly ended: EndReason | null;
  /** Why it is not known whether somebody is signed in. */
  readonly error: ErrorBody | null;
}

export interface Session extends Observable<SessionView> {
  load(): Promise<void>;
  /** What the person may do, asked again: the rules can change while they work. The stores stay as they are. */
  renew(): Promise<void>;
  /** @throws ContractError */
  signInDemo(persona: string, sector?: Sector): Promise<void>;
  /** Everything personal leaves the screen at once, also when the server does not answer. */
  signOut(): Promise<void>;
  /** @throws ContractError */
  switchCapacity(memberId: MemberId): Promise<void>;
  /** The server ended it. */
  wasEnded(reason: EndReason): void;
}

interface Surroundings {
  api: ApiClient;
  /** Somebody acts now: the stores may fill. */
  began: (me: Me) => void;
  /**
   * Nobody acts now, or somebody else will, or the server did not say: the stores must be empty before this returns.
   */
  over: (why: 'left' | 'ended' | 'unknown') => void;
}

const NOBODY: SessionView = { me: null, loading: false, ended: null, error: null };

export function createSession({ api, began, over }: Surroundings): Session {
  const view = observable<SessionView>({ ...NOBODY, loading: true });

  function begin(me: Me): void {
    view.set({ ...NOBODY, me });
    began(me);
  }

  function end(why: 'left' | 'ended', ended: EndReason | null): void {
    over(why);
    view.set({ ...NOBODY, ended });
  }

  const session: Session = {
    get: view.get,
    subscribe: view.subscribe,
    async load() {
      try {
        begin(await api.request('session.me'));
      } catch (thrown) {
        const body = asErrorBody(thrown);
        const nobody =
          thrown instanceof ContractError && (body.error === 'not_signed_in' || body.error === 'session_ended');
        if (nobody) over('ended');
        else if (view.get().me !== null) over('unknown');
        view.set({ ...NOBODY, ended: view.get().ended, error: nobody ? null : body });
      }
    },
    async renew() {
      try {
        const me = await api.request('session.me');
        const now = view.get();
        if (now.me?.acting.memberId === me.acting.memberId) view.set({ ...now, me });
      } catch {
        // What is on the screen still holds; the server decides every time, and an ended session says so itself.
      }
    },
    async signInDemo(persona, sector) {
      const me = await api.request('session.demo', { input: { persona, sector } });
      over('ended');
      begin(me);
    },
    async signOut() {
      if (view.get().me === null) return;
      end('left', null);
      await api.request('session.end').catch(() => undefined);
    },
    async switchCapacity(memberId) {
      const me = await api.request('session.capacity', { input: { memberId } });
      over('left');
      begin(me);
    },
    wasEnded(reason) {
      // The server is going down for a moment: the session stays, the line comes back by itself.
      if (reason === 'shutdown' || view.get().me === null) return;
      if (reason === 'capacity') {
        over('left');
        view.set({ ...NOBODY, loading: true });
        void session.load();
        return;
      }
      end(reason === 'signed_out' || reason === 'disabled' ? 'left' : 'ended', reason);
    },
  };
  api.onSessionEnded(() => session.wasEnded('expired'));
  return session;
}
