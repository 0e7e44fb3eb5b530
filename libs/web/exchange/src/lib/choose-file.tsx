import { apiClient, asErrorBody } from '@samtavle/web-data-access';
import { Button, ErrorState, Icon, useLanguage, useText } from '@samtavle/web-ui';
import { type DragEvent, useId, useRef, useState } from 'react';
import { FILE_ENDINGS, isSpreadsheet, type Problem, problemText } from './import-steps.js';
import { importTexts } from './texts.js';

/** First step: a file by drag or by button, and the template for those who have none. */
export function ChooseFile({ problem, onChoose }: { problem: Problem | null; onChoose: (file: File) => void }) {
  const say = useText(importTexts);
  const { language } = useLanguage();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<'wrongKind' | 'several' | null>(null);

  const take = (files: FileList | null) => {
    const [file, ...more] = files ?? [];
    if (file === undefined) return;
    const why = more.length > 0 ? 'several' : isSpreadsheet(file.name) ? null : 'wrongKind';
    setRefused(why);
    if (why === null) onChoose(file);
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <div className="page narrow">
      {problem !== null && (
        <ErrorState title={say('failed')} code={problem.error}>
          {problemText(problem, language)}
        </ErrorState>
      )}
      <section
        className={over ? 'sheet drop is-over' : 'sheet drop'}
        aria-labelledby={`${id}-title`}
        onDragEnter={(event) => drag(event, true)}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false);
          take(event.dataTransfer.files);
        }}
      >
        <h2 id={`${id}-title`}>{over ? say('choose.drop') : say('choose.title')}</h2>
        <p className="ink-2">{say('choose.help')}</p>
        <Button
          kind="primary"
          big
          icon="upload"
          aria-describedby={refused === null ? undefined : `${id}-refused`}
          onClick={() => input.current?.click()}
        >
          {say('choose.button')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          data-testid="file"
          accept={FILE_ENDINGS.join(',')}
          onChange={({ target }) => {
            take(target.files);
            // The same file chosen again, corrected meanwhile, should count as a choice.
            target.value = '';
          }}
        />
        {refused !== null && (
          <p className="danger row tight" id={`${id}-refused`} role="alert">
            <Icon name="warning" small />
            {say(`choose.${refused}`)}
          </p>
        )}
      </section>
      <Downloads />
    </div>
  );
}

const FILES = [
  { route: 'import.template', name: 'template' },
  { route: 'import.example', name: 'example' },
] as const;

function Downloads() {
  const say = useText(importTexts);
  const { language } = useLanguage();
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async ({ route, name }: (typeof FILES)[number]) => {
    setProblem(null);
    try {
      save(await apiClient.download(route), say(`file.${name}`));
    } catch (thrown) {
      setProblem(asErrorBody(thrown));
    }
  };
  return (
    <section className="row wrap">
      <span className="ink-2">{say('choose.none')}</span>
      {FILES.map((file) => (
        <Button key={file.name} icon="download" onClick={() => void download(file)}>
          {say(`choose.${file.name}`)}
        </Button>
      ))}
      {problem !== null && (
        <ErrorState title={say('choose.notDownloaded')} code={problem.error}>
          {problemText(problem, language)}
        </ErrorState>
      )}
    </section>
  );
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click; it is given time before the memory is freed.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
