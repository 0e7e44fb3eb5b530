import { type CitizenFamily, type DraftEffect, type PolicyView } from '@samtavle/contracts';
import { citizenText, type CitizenTextFamily, type SharingPolicy } from '@samtavle/policy';

/** What citizens are told, in both languages. */
export function citizenTexts(policy: SharingPolicy): PolicyView['citizenText'] {
  return { da: citizenText(policy, 'da').map(plain), en: citizenText(policy, 'en').map(plain) };
}

/** Only the ways information can go that citizens are told something else about. */
export function textDifference(before: SharingPolicy, after: SharingPolicy): DraftEffect['citizenText'] {
  const was = citizenTexts(before);
  const is = citizenTexts(after);
  const changed = (family: CitizenFamily, others: readonly CitizenFamily[]) => {
    const other = others.find(({ from, to }) => from === family.from && to === family.to);
    return other?.sentences.join('\n') !== family.sentences.join('\n');
  };
  const only = (mine: PolicyView['citizenText'], others: PolicyView['citizenText']) => ({
    da: mine.da.filter((family) => changed(family, others.da)),
    en: mine.en.filter((family) => changed(family, others.en)),
  });
  return { before: only(was, is), after: only(is, was) };
}

function plain({ from, to, title, sentences }: CitizenTextFamily) {
  return { from, to, title, sentences: [...sentences] };
}
