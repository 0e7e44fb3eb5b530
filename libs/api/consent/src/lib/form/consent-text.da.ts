import { formatDanishDate } from './words.js';
import { categoryLines, partiesOf, whoToWhom } from './flow-lines.js';
import { type ConsentPackage, packageWords } from '@samtavle/policy';
import { type ConsentText, type ConsentTextFor } from './consent-text.js';

/** The form in Danish, in the citizen's voice. */
export function consentTextDa(asked: ConsentPackage, about: ConsentTextFor): ConsentText {
  const words = packageWords(asked.id, 'da');
  const today = formatDanishDate(about.today, 'da');
  const end = formatDanishDate(about.endsOn, 'da');
  return {
    title: `Samtykke: ${asked.label_da}`,
    parts: [
      { kind: 'paragraph', text: `Navn: ${about.citizen}` },
      { kind: 'paragraph', text: `Team: ${about.team}` },
      { kind: 'heading', text: 'Hvem giver oplysningerne' },
      { kind: 'list', items: partiesOf(asked, 'from', 'da', about) },
      { kind: 'heading', text: 'Hvem får dem' },
      { kind: 'list', items: partiesOf(asked, 'to', 'da', about) },
      { kind: 'list', items: whoToWhom(asked, 'da') },
      { kind: 'heading', text: 'Hvad handler det om' },
      { kind: 'list', items: categoryLines(asked, 'da') },
      { kind: 'heading', text: 'Hvad det skal bruges til' },
      { kind: 'paragraph', text: words?.purpose ?? '' },
      { kind: 'heading', text: 'Hvor længe' },
      {
        kind: 'paragraph',
        text: `Højst et år fra den dag, jeg siger ja. Siger jeg ja i dag, ${today}, er ${end} den første dag uden deling. Det fortsætter aldrig af sig selv. Jeg kan vælge en kortere tid:`,
      },
      { kind: 'line', label: 'Første dag uden deling' },
      { kind: 'heading', text: 'Det er frivilligt' },
      { kind: 'paragraph', text: `Jeg bestemmer selv. Siger jeg nej: ${words?.ifNo ?? ''}` },
      {
        kind: 'paragraph',
        text: 'Jeg kan tage mit ja tilbage når som helst, lige så let som jeg gav det: jeg siger det til en i teamet eller skriver det. Så stopper delingen med det samme på begge sider. Ingen får at vide hvorfor.',
      },
      { kind: 'heading', text: 'Det må deles uden mit samtykke' },
      {
        kind: 'list',
        items: [
          'Det, der står i en udskrivningsaftale eller koordinationsplan, til dem planen nævner.',
          'Hospitalets besked om, at jeg er indlagt eller udskrevet, til den hjælp, loven nævner.',
          'Det, der er nødvendigt, hvis liv eller helbred er i fare. Så får jeg besked bagefter.',
          'Det, der er nødvendigt, hvis et barn kan have brug for støtte.',
          'Det, de, der behandler mig, har brug for af hinanden til min behandling. Det kan jeg sige nej til.',
        ],
      },
      { kind: 'heading', text: 'Hvem har set mine oplysninger' },
      {
        kind: 'paragraph',
        text: 'Hvert opslag bliver skrevet i en log. Jeg har ret til at se loggen: jeg spørger teamet eller myndighedens databeskyttelsesrådgiver.',
      },
      { kind: 'heading', text: 'Mit svar' },
      { kind: 'choice', text: 'Ja, det må deles, som der står her.' },
      { kind: 'choice', text: 'Nej, det må ikke deles.' },
      { kind: 'line', label: 'Dato' },
      { kind: 'line', label: 'Underskrift' },
      { kind: 'paragraph', text: 'Hvis svaret blev givet mundtligt:' },
      { kind: 'line', label: 'Hvorfor mundtligt' },
      { kind: 'line', label: 'Vidne' },
      { kind: 'line', label: 'Hvem hjalp mig med at forstå teksten' },
    ],
  };
}
