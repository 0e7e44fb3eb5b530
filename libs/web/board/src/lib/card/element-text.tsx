import { type ElementContent } from '@samtavle/contracts';
import { type Owner } from '@samtavle/domain';
import { useFormat, useLabels, useText } from '@samtavle/web-ui';
import { useCallNames } from '../presence/use-call-names.js';
import { boardTexts } from '../texts.js';
import { useRecordText } from './record-text.js';

/** What an element says, in one line of words. Whatever somebody typed stays text. */
export function ElementText({ content, owner, today }: { content: ElementContent; owner: Owner; today: string }) {
  const say = useText(boardTexts);
  const labels = useLabels();
  const format = useFormat();
  const names = useCallNames();
  const day = (of: string) => format.relativeDay(of, today);
  const people = (ids: readonly Parameters<typeof names.get>[0][]) =>
    ids.flatMap((id) => names.get(id) ?? []).join(', ');
  const record = useRecordText(today);
  const joined = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');

  switch (content.kind) {
    case 'identity':
      return `${content.givenName} ${content.familyName}`;
    case 'contacts':
      return people(content.members);
    case 'stay':
      return joined(
        labels.columnFull(content.level),
        say('element.since', { when: format.shortDate(content.since) }),
        names.has(content.putOnBy) && say('element.putOnBy', { name: people([content.putOnBy]) }),
        content.discussedWith.length > 0 && say('element.discussedWith', { names: people(content.discussedWith) }),
        content.endedOn !== null && say('element.ended', { when: format.shortDate(content.endedOn) }),
        content.leftBecause !== null && say(`leave.${content.leftBecause}`),
        content.followUpOn !== null && say('element.followUp', { when: day(content.followUpOn) }),
      );
    case 'reason':
      return labels.reason(content.reason);
    case 'exit_criterion':
    case 'note':
    case 'pushed_fact':
    case 'address':
      return content.text;
    case 'goal':
      return owner === 'citizen' ? `»${content.text}«` : content.text;
    case 'action':
      return joined(
        content.text,
        content.responsible !== null && people([content.responsible]),
        content.doneAt === null
          ? content.dueOn !== null && day(content.dueOn)
          : say('element.done', { when: format.momentText(content.doneAt, today) }),
      );
    case 'visit':
      return joined(people(content.who), `${day(content.on)} ${format.clockTime(content.at)}`);
    case 'contact':
      return joined(people([content.by]), day(content.on), say(`contact.${content.how}`));
    case 'admission':
      return joined(
        say(`admission.${content.status}`),
        content.ward,
        say('element.since', { when: format.shortDate(content.since) }),
        content.leaveSince !== null && say('admission.leaveSince', { when: format.shortDate(content.leaveSince) }),
        content.dischargedOn !== null &&
          say('admission.dischargedOn', { when: format.shortDate(content.dischargedOn) }),
        content.emergency && say('admission.emergency'),
      );
    case 'plan':
      return joined(
        say(`plan.${content.planKind}`),
        say('plan.parties', { names: content.parties.map((party) => labels.sector(party)).join(', ') }),
        content.lastDay !== null && say('plan.until', { when: format.shortDate(content.lastDay) }),
        content.agreements,
      );
    default:
      return record(content);
  }
}
