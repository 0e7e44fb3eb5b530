import { type HeldBackNote } from '@samtavle/contracts';
import { type useFormat } from '../format/use-format.js';
import { type useLabels } from '../labels/use-labels.js';
import { type Say } from '../language/use-text.js';
import { type uiTexts } from '../texts.js';

interface Words {
  say: Say<(typeof uiTexts)['da']>;
  labels: ReturnType<typeof useLabels>;
  format: ReturnType<typeof useFormat>;
}

interface Around {
  citizen: string;
  today: string;
  askedBy?: string | undefined;
  helper?: string | undefined;
}

/**
 * The words of a held-back note. They follow from owner, categories and the state of the consent, and from nothing else:
 * never a count, never that something exists, never why a consent ended (policy, evaluation order step 8).
 */
export function heldBackSentences(note: HeldBackNote, around: Around, words: Words): { title: string; rest: string[] } {
  const { say, labels } = words;
  const from = labels.ownerFrom(note.owner);
  const what = listed(note, words);
  if (note.road === 'role') {
    const helper = around.helper === undefined ? [] : [say('heldBack.helper', { name: around.helper })];
    return { title: say('heldBack.titleRole', { from, what: what || say('heldBack.this') }), rest: helper };
  }
  if (note.road === 'none')
    return { title: say('heldBack.titleNone', { from, what: what || say('heldBack.this') }), rest: [] };
  const danger = note.askNow ? [say('heldBack.danger', { from })] : [];
  return {
    title: say('heldBack.titleConsent', { from }),
    rest: [...stateSentences(note, what, around, words), ...danger],
  };
}

function stateSentences(
  note: HeldBackNote,
  what: string,
  { citizen: name, today, askedBy }: Around,
  { say, labels, format }: Words,
): string[] {
  const concerns = what === '' ? [] : [say('heldBack.concerns', { what })];
  const opens =
    note.package === null
      ? concerns
      : [
          say('heldBack.opens', {
            what: what === '' ? say('heldBack.they') : asSubject(what),
            name,
            package: labels.package(note.package),
          }),
        ];
  switch (note.consentState) {
    case 'not_asked':
      return [...opens, say('heldBack.notAsked', { name })];
    case 'asked': {
      const when = note.askedOn === null ? '' : format.relativeDay(note.askedOn, today);
      return [
        ...concerns,
        askedBy === undefined
          ? say('heldBack.asked', { name, when })
          : say('heldBack.askedBy', { name, when, by: askedBy }),
      ];
    }
    case 'refused_here':
      return [
        ...concerns,
        note.askAgainOn === null
          ? say('heldBack.refusedOpen', { name })
          : say('heldBack.refused', { name, when: format.spokenDate(note.askAgainOn) }),
      ];
    case 'ended':
      return [say('heldBack.ended'), ...opens];
  }
}

/** »tilstand, kriseplan og medicin« */
function listed({ categories }: HeldBackNote, { say, labels }: Words): string {
  const names = categories.map((name) => labels.categoryShort(name).toLocaleLowerCase('da'));
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${say('heldBack.and')} ${last}`;
}

const asSubject = (text: string): string => text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
