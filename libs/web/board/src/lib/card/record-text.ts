import { quarterText } from '@samtavle/care-plan';
import { type ElementContent, type RecordKind, type StatusArea } from '@samtavle/contracts';
import { type Say, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useCallback } from 'react';
import { boardTexts } from '../texts.js';

export type RecordSaid = Extract<ElementContent, { kind: RecordKind }>;
type SayBoard = Say<(typeof boardTexts)['da']>;

const VALUES = {
  own_home: 'record.value.own_home',
  temporary: 'record.value.temporary',
  institution: 'record.value.institution',
  homeless: 'record.value.homeless',
  in_order: 'record.value.in_order',
  at_risk: 'record.value.at_risk',
  none: 'record.value.none',
  ordinary: 'record.value.ordinary',
  supported: 'record.value.supported',
  education: 'record.value.education',
  activity: 'record.value.activity',
  pension: 'record.value.pension',
  confidant: 'record.value.confidant',
  some: 'record.value.some',
  alone: 'record.value.alone',
  less: 'record.value.less',
  same: 'record.value.same',
  more: 'record.value.more',
  unknown: 'record.value.unknown',
} as const;

/** A record in one line, for the card and its history; the plan's page says all of it. */
export function useRecordText(today: string): (content: RecordSaid) => string {
  const say = useText(boardTexts);
  const format = useFormat();
  const { language } = useLanguage();
  return useCallback(
    (content) =>
      lineOf(content, say, {
        day: (of) => format.relativeDay(of, today),
        date: (of) => format.plannedDay(of, today),
        quarter: (of) => quarterText(of, language),
      }),
    [say, format, language, today],
  );
}

interface Times {
  readonly day: (of: string) => string;
  /** A day that has passed too is a date, not so and so many days ago. */
  readonly date: (of: string) => string;
  readonly quarter: (of: string) => string;
}

function lineOf(content: RecordSaid, say: SayBoard, { day, date, quarter }: Times): string {
  const joined = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(' · ');
  switch (content.kind) {
    case 'effort_goal':
    case 'sub_goal':
      return joined(content.text, content.dueOn !== null && day(content.dueOn));
    case 'plan_agreement':
      return joined(say(`record.agreement.${content.state}`), content.said);
    case 'crisis_plan':
      return joined(
        content.earlySigns,
        content.helps,
        content.reviewedOn === null
          ? say('record.notReviewed')
          : say('record.reviewed', { when: day(content.reviewedOn) }),
      );
    case 'advance_statement':
      return joined(say(`record.statement.${content.state}`, { when: day(content.on) }), content.text);
    case 'network_person':
      return joined(content.name, content.relation, content.phone);
    case 'child':
      return joined(say('record.child', { age: content.age }), content.note);
    case 'legal_status':
      return joined(
        say(`record.measure.${content.measure}`),
        content.authority,
        content.validTo !== null && say('record.until', { when: day(content.validTo) }),
      );
    case 'medication_due':
      return joined(
        say(content.takenOn === null ? 'record.due' : 'record.taken', {
          what: say(`record.medication.${content.what}`),
          when: date(content.takenOn ?? content.dueOn),
        }),
        content.note,
      );
    case 'life_status':
      return joined(say(`record.area.${content.area}`), valueOf(content, say), quarter(content.quarter));
    case 'measure':
      return joined(
        say(`record.instrument.${content.instrument}`),
        content.score === null ? say('record.declined') : String(content.score),
        day(content.on),
      );
  }
}

/** The value of a status in words; one that a later list has dropped is shown as it is stored. */
function valueOf({ value }: { area: StatusArea; value: string }, say: SayBoard): string {
  const known = Object.entries(VALUES).find(([name]) => name === value);
  return known ? say(known[1]) : value;
}
