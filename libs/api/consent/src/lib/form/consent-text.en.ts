import { formatDanishDate } from './words.js';
import { categoryLines, partiesOf, whoToWhom } from './flow-lines.js';
import { type ConsentPackage, packageWords } from '@samtavle/policy';
import { type ConsentText, type ConsentTextFor } from './consent-text.js';

/** The form in English, in the citizen's voice. */
export function consentTextEn(asked: ConsentPackage, about: ConsentTextFor): ConsentText {
  const words = packageWords(asked.id, 'en');
  const today = formatDanishDate(about.today, 'en');
  const end = formatDanishDate(about.endsOn, 'en');
  return {
    title: `Consent: ${asked.label}`,
    parts: [
      { kind: 'paragraph', text: `Name: ${about.citizen}` },
      { kind: 'paragraph', text: `Team: ${about.team}` },
      { kind: 'heading', text: 'Who gives the information' },
      { kind: 'list', items: partiesOf(asked, 'from', 'en', about) },
      { kind: 'heading', text: 'Who receives it' },
      { kind: 'list', items: partiesOf(asked, 'to', 'en', about) },
      { kind: 'list', items: whoToWhom(asked, 'en') },
      { kind: 'heading', text: 'What it is about' },
      { kind: 'list', items: categoryLines(asked, 'en') },
      { kind: 'heading', text: 'What it is for' },
      { kind: 'paragraph', text: words?.purpose ?? '' },
      { kind: 'heading', text: 'For how long' },
      {
        kind: 'paragraph',
        text: `At most a year from the day I say yes. If I say yes today, ${today}, then ${end} is the first day without sharing. It never goes on by itself. I may choose a shorter time:`,
      },
      { kind: 'line', label: 'First day without sharing' },
      { kind: 'heading', text: 'It is voluntary' },
      { kind: 'paragraph', text: `I decide myself. If I say no: ${words?.ifNo ?? ''}` },
      {
        kind: 'paragraph',
        text: 'I can take my yes back at any time, as easily as I gave it: I say so to somebody in the team, or write it. Then sharing stops at once on both sides. Nobody is told why.',
      },
      { kind: 'heading', text: 'What may be shared without my consent' },
      {
        kind: 'list',
        items: [
          'What a discharge agreement or coordination plan says, with those the plan names.',
          'The hospital’s notice that I am admitted or discharged, to the help the law names.',
          'What is necessary if life or health is in danger. I am told afterwards.',
          'What is necessary if a child may need support.',
          'What those who treat me need from each other for my treatment. I may say no to that.',
        ],
      },
      { kind: 'heading', text: 'Who has seen my information' },
      {
        kind: 'paragraph',
        text: 'Every look is written in a log. I have the right to see the log: I ask the team or the authority’s data protection officer.',
      },
      { kind: 'heading', text: 'My answer' },
      { kind: 'choice', text: 'Yes, it may be shared as written here.' },
      { kind: 'choice', text: 'No, it may not be shared.' },
      { kind: 'line', label: 'Date' },
      { kind: 'line', label: 'Signature' },
      { kind: 'paragraph', text: 'If the answer was given by word of mouth:' },
      { kind: 'line', label: 'Why by word of mouth' },
      { kind: 'line', label: 'Witness' },
      { kind: 'line', label: 'Who helped me understand the text' },
    ],
  };
}
