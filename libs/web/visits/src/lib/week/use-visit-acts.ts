import { type CitizenId, type CommandDone, ElementId, type ErrorBody, type VisitView } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { useState } from 'react';

/** What was done to a visit, with what is needed to take it back. */
export interface VisitDone {
  readonly kind: 'planned' | 'moved' | 'cancelled';
  readonly citizen: CitizenId;
  readonly name: string;
  readonly on: string;
  readonly at: string;
  readonly before: VisitView | null;
  readonly answer: CommandDone;
}

export interface VisitActs {
  readonly done: VisitDone | null;
  readonly failed: ErrorBody | null;
  readonly undoing: boolean;
  report(done: VisitDone): void;
  moveTo(citizen: CitizenId, name: string, visit: VisitView, on: string): Promise<void>;
  cancel(citizen: CitizenId, name: string, visit: VisitView): Promise<void>;
  resume(citizen: CitizenId, name: string, visit: VisitView): Promise<void>;
  undo(): Promise<void>;
  dismiss(): void;
}

/** What can be done to a visit with one press, and the way back. */
export function useVisitActs(): VisitActs {
  const change = useCommand('visit.change');
  const cancel = useCommand('visit.cancel');
  const resume = useCommand('visit.resume');
  const [done, setDone] = useState<VisitDone | null>(null);
  const [failed, setFailed] = useState<ErrorBody | null>(null);
  const report = (next: VisitDone) => {
    setFailed(null);
    setDone(next);
  };
  const refused = (error: ErrorBody) => {
    setDone(null);
    setFailed(error);
  };

  return {
    done,
    failed,
    undoing: change.inFlight || cancel.inFlight || resume.inFlight,
    report,
    dismiss: () => {
      setDone(null);
      setFailed(null);
    },
    async moveTo(citizen, name, visit, on) {
      const answer = await change.send({ citizen, visit: visit.id, version: visit.version, on });
      if (answer.ok) report({ kind: 'moved', citizen, name, on, at: visit.at, before: visit, answer: answer.value });
      else refused(answer.error);
    },
    async cancel(citizen, name, visit) {
      const answer = await cancel.send({ citizen, visit: visit.id, version: visit.version });
      if (answer.ok)
        report({ kind: 'cancelled', citizen, name, on: visit.on, at: visit.at, before: visit, answer: answer.value });
      else refused(answer.error);
    },
    async resume(citizen, name, visit) {
      const answer = await resume.send({ citizen, visit: visit.id, version: visit.version });
      if (answer.ok)
        report({ kind: 'planned', citizen, name, on: visit.on, at: visit.at, before: visit, answer: answer.value });
      else refused(answer.error);
    },
    async undo() {
      if (done === null) return;
      const { citizen, before, answer: effect } = done;
      const visit = before?.id ?? ElementId.parse(effect.id);
      const version = effect.version ?? 1;
      const answer =
        done.kind === 'cancelled'
          ? await resume.send({ citizen, visit, version })
          : done.kind === 'planned'
            ? await cancel.send({ citizen, visit, version })
            : await change.send({
                citizen,
                visit,
                version,
                on: before?.on,
                at: before?.at,
                who: [...(before?.who ?? [])],
              });
      if (answer.ok) setDone(null);
      else refused(answer.error);
    },
  };
}
