import { type BoardReason, type StaffSector } from '@samtavle/domain';

interface StayText {
  readonly action: string;
  readonly exit: string;
}

/** Why each side puts people on the board, with the first thing to do and what ends it. */
export const STAY_TEXTS: Readonly<
  Record<'region_psych' | 'muni_social', Readonly<Partial<Record<BoardReason, StayText>>>>
> = {
  region_psych: {
    symptoms_worse: { action: 'Besøg hver dag i en uge', exit: 'søvnen er stabil i en uge' },
    medication_change: { action: 'Følg op på bivirkninger', exit: 'bivirkningerne er væk' },
    depot_missed: { action: 'Aftal ny tid til depot', exit: 'depotet er givet til tiden' },
    relapse_substance: { action: 'Samtale om brug', exit: 'aftalen har holdt i tre uger' },
    just_discharged: { action: 'Besøg dagen efter udskrivning', exit: 'to uger hjemme er gået godt' },
    hard_to_reach: { action: 'Forsøg kontakt på nye tidspunkter', exit: 'der er kontakt hver uge' },
    somatic_illness: { action: 'Følges til egen læge', exit: 'undersøgelsen er færdig' },
    life_event: { action: 'Samtale om det, der er sket', exit: 'hverdagen er i gang igen' },
    new_in_team: { action: 'Hilse på hele teamet', exit: 'planen er skrevet sammen' },
    own_wish: { action: 'Aftal, hvad der skal ske', exit: 'ønsket er opfyldt eller lagt væk' },
  },
  muni_social: {
    eviction_threat: { action: 'Ring til udlejer', exit: 'boligen er sikker' },
    life_event: { action: 'Følges den svære dag', exit: 'dagen er gået' },
    hard_to_reach: { action: 'Læg en seddel, og kom igen', exit: 'vi har set hinanden to uger i træk' },
    new_in_team: { action: 'Første plandrøftelse', exit: 'planen er skrevet sammen' },
    own_wish: { action: 'Aftal, hvad der skal ske', exit: 'ønsket er opfyldt eller lagt væk' },
  },
};

export function stayText(sector: StaffSector, reason: BoardReason): StayText {
  const text = sector === 'muni_social' ? STAY_TEXTS.muni_social[reason] : STAY_TEXTS.region_psych[reason];
  if (text === undefined) throw new Error(`no text for ${reason} of ${sector}`);
  return text;
}
