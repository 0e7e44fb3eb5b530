import { instant } from '@samtavle/domain';
import { type DemoElement, demoTeam, type DemoTeam } from '../index.js';

/** The Thursday of the design pictures, and the seed the demo starts with. */
export const NOW = instant('2026-11-26T07:15:00.000Z');
export const SEED = 1;

export const aDemo = (): DemoTeam => demoTeam(SEED, NOW);

/** Every element with the citizen it is about. */
export const everyElement = (demo: DemoTeam): { readonly about: string; readonly element: DemoElement }[] =>
  demo.citizens.flatMap(({ key, elements }) => elements.map((element) => ({ about: key, element })));

/** Fields that hold what somebody typed; the lines of a longer text are read one by one. */
const TYPED = [
  'text',
  'whyNot',
  'said',
  'earlySigns',
  'helps',
  'helpsNot',
  'whoToCall',
  'ifAdmitted',
  'atHome',
  'aboutCoercion',
  'keptWhere',
  'note',
  'name',
];

/** Every piece of free text in the demo, also what it said before. */
export const everyText = (demo: DemoTeam): string[] =>
  everyElement(demo).flatMap(({ element }) =>
    element.versions.flatMap(({ said }) =>
      Object.entries(said).flatMap(([field, text]) =>
        TYPED.includes(field) && typeof text === 'string' ? text.split('\n') : [],
      ),
    ),
  );
