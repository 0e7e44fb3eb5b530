import { type Member, MemberId } from '@samtavle/contracts';
import { callNames } from '@samtavle/web-ui';
import fc from 'fast-check';
import { mentionedIn, mentionsThatFit, mentionTags, nameBeingWritten } from './mentions.js';

const id = (n: number) => MemberId.parse(`10000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const person = (n: number, name: string, more: Partial<Member> = {}): Member => ({
  id: id(n),
  name,
  initials: 'XX',
  role: 'nurse_region',
  sector: 'region_psych',
  active: true,
  ...more,
});
const TEAM = [
  person(1, 'Anne Holm'),
  person(2, 'Mette Lyng'),
  person(3, 'Mette Krogh'),
  person(4, 'Louise Skov'),
  person(5, 'Louise Skov', { sector: 'muni_social' }),
  person(6, 'Ann-Sofie Dam'),
  person(7, 'Tom Vest', { active: false }),
];
const tagsFor = (sector: Member['sector'], own = id(99)) => mentionTags(TEAM, callNames(TEAM), { id: own, sector });
const tags = tagsFor('region_psych');
const idsIn = (text: string) => mentionedIn(text, tags).map((one) => one.id);

describe('naming a colleague in a line', () => {
  it('goes by first name, with an initial where two are alike; who has left or writes is not named', () => {
    expect(tags.map(({ tag }) => tag)).toEqual(['@Ann-Sofie', '@Anne', '@Louise', '@Mette K.', '@Mette L.']);
    expect(tagsFor('region_psych', id(1)).map(({ tag }) => tag)).not.toContain('@Anne');
  });

  it('means somebody with two capacities in the writer’s own sector', () => {
    expect(tagsFor('region_psych').find(({ tag }) => tag === '@Louise')?.id).toBe(id(4));
    expect(tagsFor('muni_social').find(({ tag }) => tag === '@Louise')?.id).toBe(id(5));
  });

  it('is found in the text itself, so that nothing is lost with the page', () => {
    expect(idsIn('@Mette L. tager nøglen, @Anne ringer.')).toEqual([id(2), id(1)]);
    expect(idsIn('(@Anne) og »@Louise«')).toEqual([id(1), id(4)]);
  });

  it.each(['Skriv til anne@Anne.dk', '@Annette kommer', '@Mette ved det', '@anne', 'Anne kommer', '@Ann-Sofienlund'])(
    'is not meant by »%s«',
    (text) => expect(idsIn(text)).toEqual([]),
  );

  it('is offered from the @ on, by any of the names', () => {
    const offered = (text: string) => mentionsThatFit(text, text.length, tags).map(({ one }) => one.tag);
    expect(offered('Spørg @')).toHaveLength(5);
    expect(offered('Spørg @me')).toEqual(['@Mette K.', '@Mette L.']);
    expect(offered('Spørg @sko')).toEqual(['@Louise']);
    expect(offered('Spørg @Anne om det')).toEqual([]);
    expect(offered('mail@an')).toEqual([]);
  });

  it('puts the whole name where the letters were, and goes on behind it', () => {
    const [first] = mentionsThatFit('Spørg @lou i morgen', 10, tags);
    expect(first).toMatchObject({ text: 'Spørg @Louise i morgen', caret: 14 });
  });

  it('is found again whatever stands around it', () => {
    const around = fc.string({ maxLength: 30 }).map((text) => text.replaceAll('@', ''));
    fc.assert(
      fc.property(around, around, fc.constantFrom(...tags), (before, after, { id: named, tag }) => {
        expect(idsIn(`${before} ${tag} ${after}`)).toContain(named);
      }),
    );
  });

  it('changes nothing of the text but the letters being written', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(40), (text, at) => {
        const caret = Math.min(at, text.length);
        const written = nameBeingWritten(text, caret);
        for (const { text: next, one } of mentionsThatFit(text, caret, tags)) {
          expect(next.startsWith(text.slice(0, written?.from) + one.tag)).toBe(true);
          expect(next.endsWith(text.slice(caret).replace(/^ /, ''))).toBe(true);
        }
      }),
    );
  });
});
