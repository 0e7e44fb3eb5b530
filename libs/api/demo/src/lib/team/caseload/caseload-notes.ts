import { CATEGORIES } from '@samtavle/domain';
import { type Dice } from '../dice.js';
import { type StaffKey } from '../staff.js';
import { type Acquaintance, type NoteStory } from '../stories/story.js';
import { ECONOMY_TEXTS, NOTE_TEXTS } from './note-texts.js';

/** One to three things each sector has written down, each about something else. */
export function notesOf(dice: Dice, known: readonly Acquaintance[]): NoteStory[] {
  return known.flatMap(({ sector, contacts, days }) => {
    const texts = NOTE_TEXTS[sector];
    const about = dice.some(
      CATEGORIES.filter((category) => texts[category] !== undefined),
      dice.between(1, 3),
    );
    const by = author(contacts);
    const notes = about.map((category) => ({
      by,
      about: category,
      day: -dice.between(1, Math.min(40, days - 3)),
      text: dice.pick(texts[category] ?? []),
    }));
    const economy = sector === 'muni_social' && dice.percent(30);
    return economy
      ? [
          ...notes,
          {
            by: 'birgit' as const,
            about: 'economy_benefits' as const,
            day: -dice.between(1, 40),
            text: dice.pick(ECONOMY_TEXTS),
          },
        ]
      : notes;
  });
}

/** A peer writes goals and support, not housing or health: the notes are the next colleague's. */
function author(contacts: readonly StaffKey[]): StaffKey {
  const [first = 'mette'] = contacts;
  return first === 'tom' ? 'jonas' : first;
}
