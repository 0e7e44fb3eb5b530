import { OwnerMark, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { quarterText, STATUS_AREAS } from '@samtavle/care-plan';
import { useId } from 'react';
import { type Of, ofKind } from '../of-kind.js';
import { usePlan } from '../plan-context.js';
import { useMayAdd } from '../plan/may-add.js';
import { shownMeasures, shownQuarters } from '../plan/on-the-page.js';
import { AddRecord, RecordLine } from '../plan/record-line.js';
import { planTexts } from '../texts.js';
import { usePlanWords, wordOf } from '../words.js';

/** How life stands, by quarter: one row for each part of it. */
export function StatusSheet() {
  const say = useText(planTexts);
  const { language } = useLanguage();
  const { elements } = usePlan();
  const words = usePlanWords();
  const id = useId();
  const mayAdd = useMayAdd('life_status');
  const all = ofKind(elements, 'life_status');
  if (all.length === 0 && !mayAdd) return null;
  const quarters = shownQuarters(all);
  const areas = STATUS_AREAS.filter((area) => all.some(({ content }) => content.area === area));
  return (
    <section className="sheet plan-sheet" aria-labelledby={id}>
      <header>
        <h3 id={id}>{say('sheet.status')}</h3>
      </header>
      <div className="pad">
        {all.length === 0 ? (
          <p className="ink-2">{say('sheet.statusEmpty')}</p>
        ) : (
          <div className="table-frame" tabIndex={0} role="group" aria-labelledby={id}>
            <table className="mini by-quarter">
              <thead>
                <tr>
                  <th scope="col">{say('sheet.area')}</th>
                  {quarters.map((quarter) => (
                    <th key={quarter} scope="col">
                      {quarterText(quarter, language)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {areas.map((area) => (
                  <tr key={area}>
                    <th scope="row">{words.area[area]}</th>
                    {quarters.map((quarter) => (
                      <td key={quarter}>
                        {all
                          .filter(({ content }) => content.area === area && content.quarter === quarter)
                          .map((status) => (
                            <StatusLine key={status.id} status={status} />
                          ))}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {mayAdd && <AddRecord kind="life_status" label={say('sheet.statusAdd')} />}
      </div>
    </section>
  );
}

function StatusLine({ status }: { status: Of<'life_status'> }) {
  const say = useText(planTexts);
  const { language } = useLanguage();
  const words = usePlanWords();
  const { area, value, quarter } = status.content;
  const text = wordOf(words, 'value', value);
  return (
    <RecordLine
      element={status}
      kind="life_status"
      tight
      what={say('sheet.line', { text: `${words.area[area]} ${quarterText(quarter, language)}` })}
    >
      <OwnerMark owner={status.owner} size="sm" /> {text}
    </RecordLine>
  );
}

/** Scores of instruments: when, and how much. Nothing of what was answered. */
export function MeasuresSheet() {
  const say = useText(planTexts);
  const format = useFormat();
  const words = usePlanWords();
  const { elements } = usePlan();
  const id = useId();
  const mayAdd = useMayAdd('measure');
  const all = shownMeasures(ofKind(elements, 'measure'));
  if (all.length === 0 && !mayAdd) return null;
  return (
    <section className="sheet plan-sheet" aria-labelledby={id}>
      <header>
        <h3 id={id}>{say('sheet.measures')}</h3>
      </header>
      <div className="pad">
        {all.length === 0 ? (
          <p className="ink-2">{say('sheet.measuresEmpty')}</p>
        ) : (
          <div className="table-frame" tabIndex={0} role="group" aria-labelledby={id}>
            <table className="mini">
              <thead>
                <tr>
                  <th scope="col">{say('sheet.instrument')}</th>
                  <th scope="col">{say('sheet.date')}</th>
                  <th scope="col">{say('sheet.score')}</th>
                </tr>
              </thead>
              <tbody>
                {all.map((measure) => (
                  <tr key={measure.id}>
                    <th scope="row">{words.instrument[measure.content.instrument]}</th>
                    <td>{format.fullDate(measure.content.on)}</td>
                    <td>
                      <RecordLine
                        element={measure}
                        kind="measure"
                        tight
                        what={say('sheet.line', {
                          text: `${words.instrument[measure.content.instrument]} ${format.fullDate(measure.content.on)}`,
                        })}
                      >
                        {measure.content.score ?? say('measure.declined')}
                      </RecordLine>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {mayAdd && <AddRecord kind="measure" label={say('sheet.measuresAdd')} />}
      </div>
    </section>
  );
}
