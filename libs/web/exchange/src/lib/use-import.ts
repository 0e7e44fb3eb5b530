import { type ImportPreviewView } from '@samtavle/contracts';
import { apiClient, asErrorBody } from '@samtavle/web-data-access';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Mapping, type Step } from './import-steps.js';

export interface UseImport {
  step: Step;
  choose: (file: File) => void;
  remap: (mapping: Mapping) => void;
  confirm: (skipErrors: boolean) => void;
  /** Looks through the same file again, as after a change of the board. */
  again: () => void;
  restart: () => void;
}

const START: Step = { kind: 'choose', problem: null };

/** The wizard. A newer question ends the older one, so a late answer never replaces what was chosen since. */
export function useImport(): UseImport {
  const [step, setStep] = useState<Step>(START);
  const asking = useRef<AbortController | null>(null);
  useEffect(() => () => asking.current?.abort(), []);

  const ask = useCallback((): AbortSignal => {
    asking.current?.abort();
    asking.current = new AbortController();
    return asking.current.signal;
  }, []);

  const choose = useCallback(
    (file: File) => {
      const signal = ask();
      setStep({ kind: 'reading', file });
      previewOf(file, null, signal)
        .then((preview) =>
          setStep({ kind: 'look', file, preview, mapping: preview.mapping, rereading: false, problem: null }),
        )
        .catch((thrown: unknown) => {
          if (!signal.aborted) setStep({ kind: 'choose', problem: asErrorBody(thrown) });
        });
    },
    [ask],
  );

  const reread = useCallback(
    (file: File, mapping: Mapping | null) => {
      const signal = ask();
      previewOf(file, mapping, signal)
        .then((preview) =>
          setStep({ kind: 'look', file, preview, mapping: preview.mapping, rereading: false, problem: null }),
        )
        .catch((thrown: unknown) => {
          if (signal.aborted) return;
          const problem = asErrorBody(thrown);
          setStep((now) => (now.kind === 'look' ? { ...now, rereading: false, problem } : now));
        });
    },
    [ask],
  );

  const remap = useCallback(
    (mapping: Mapping) => {
      if (step.kind !== 'look') return;
      setStep({ ...step, mapping, rereading: true, problem: null });
      reread(step.file, mapping);
    },
    [step, reread],
  );

  const again = useCallback(() => {
    if (step.kind !== 'look') return;
    setStep({ ...step, rereading: true, problem: null });
    reread(step.file, step.mapping);
  }, [step, reread]);

  const confirm = useCallback(
    (skipErrors: boolean) => {
      if (step.kind !== 'look' || step.rereading) return;
      const { file, preview, mapping } = step;
      setStep({ kind: 'confirming', file, preview, mapping, skipErrors });
      apiClient
        .request('import.confirm', { input: { token: preview.token, skipErrors } })
        .then((done) => setStep({ kind: 'done', done }))
        .catch((thrown: unknown) =>
          setStep({ kind: 'look', file, preview, mapping, rereading: false, problem: asErrorBody(thrown) }),
        );
    },
    [step],
  );

  const restart = useCallback(() => {
    asking.current?.abort();
    setStep(START);
  }, []);

  return { step, choose, remap, confirm, again, restart };
}

function previewOf(file: File, mapping: Mapping | null, signal: AbortSignal): Promise<ImportPreviewView> {
  return apiClient.request('import.preview', {
    file,
    headers: {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
      ...(mapping === null ? {} : { 'x-mapping': JSON.stringify(mapping) }),
    },
    signal,
  });
}
