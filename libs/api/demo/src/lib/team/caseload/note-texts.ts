import { type Category, type StaffSector } from '@samtavle/domain';

type Pool = Readonly<Partial<Record<Category, readonly string[]>>>;

/** What each sector could have written, in plain words, by category. No names, no numbers that point at anybody. */
export const NOTE_TEXTS: Readonly<Record<StaffSector, Pool>> = {
  region_psych: {
    mental_state: [
      'Rolig. Sover seks-syv timer. Kommer ud hver dag.',
      'Lidt mere urolig end sidst. Vil selv gerne vente og se.',
      'Hører stemmer, men kan skubbe dem væk med musik.',
      'Glad for foråret. Laver mad igen.',
      'Trist om morgenen, bedre hen på dagen.',
      'Bange for at gå ned ad trappen. Kan godt, når vi er to.',
      'Tænker meget på familien. Vil gerne tale om det.',
      'Siger, at det går fint. Ser træt ud.',
      'Humøret svinger med søvnen. Fører søvnskema.',
      'Har det bedst, når ugen er lagt fast.',
      'Mindre angst i busser. Har været i byen to gange.',
      'Sidder mest for sig selv. Tager imod besøg.',
    ],
    medication_depot: [
      'Depot hver fjerde uge. Næste gang om to uger.',
      'Tager selv medicinen. Bruger uge-æske.',
      'Vil gerne tale om at sætte dosis ned.',
      'Blodprøve taget. Svaret er normalt.',
      'Mundtør og træt efter skift. Følges de næste uger.',
      'Glemmer aftendosis. Prøver med alarm på telefonen.',
    ],
    crisis_plan: [
      'Tidlige tegn: sover dårligt, svarer ikke på telefonen.',
      'Det hjælper: en gåtur, et kort besøg, ro.',
      'Det hjælper ikke: mange mennesker i stuen.',
      'Vil ringes op, før vi kommer. Vil helst have en kendt stemme.',
      'Tidlige tegn: rydder op om natten, taler hurtigt.',
      'Ved indlæggelse: sørg for kat og planter.',
    ],
    substance_use: [
      'Har ikke drukket i tre uger. Er stolt af det.',
      'Ryger hash i weekenden. Vil gerne tale om det.',
      'Drikker, når penge kommer. Laver plan for den dag.',
      'Går i gruppe hver torsdag.',
    ],
    somatic_health: [
      'Sukkersyge type 2. Spiser mere regelmæssigt.',
      'Blodtryk lidt højt. Måles igen om en måned.',
      'Har tid hos tandlægen i næste uge.',
      'Hoster. Vil gerne ryge mindre.',
    ],
    diagnosis: [
      'Skizofreni. Talt igennem og skrevet med egne ord.',
      'Bipolar lidelse. Ved selv, hvad det betyder i hverdagen.',
      'Svær depression, i bedring.',
    ],
    network_relatives: ['En søster hjælper med post. Må vide det meste.', 'En nabo har nøgle. Kun ved akut brug.'],
    employment_capacity: ['Kan koncentrere sig en time ad gangen. Har brug for ro.'],
  },
  muni_social: {
    social_support: [
      'Hjælp til indkøb og madplan om onsdagen.',
      'Øver at åbne post sammen. To breve ad gangen.',
      'Følges i svømmehal. Går selv hjem.',
      'Rydder op i ét rum ad gangen.',
      'Kommer i værestedet to gange om ugen.',
      'Vil gerne lære at bruge bussen.',
      'Laver mad med naboen om fredagen.',
      'Har fået en kalender på køleskabet. Den virker.',
      'Ringer selv til lægen nu.',
    ],
    housing: [
      'Bor fast. Huslejen er betalt.',
      'Vil gerne flytte til noget med altan.',
      'Naboen klager over musik. Vi taler om tider.',
      'Venter på svar om mindre lejlighed.',
      'Varmen er gået i stykker. Viceværten kommer.',
    ],
    network_relatives: [
      'Ser sin søn hver anden weekend.',
      'Har fået kontakt med en gammel ven.',
      'Vil ikke have, at familien ringes op.',
    ],
    crisis_plan: [
      'Når det brænder på: sluk for lyden, og sæt jer udenfor.',
      'Vil gerne mindes om, at det er gået over før.',
    ],
    visit_logistics: [
      'Åbner helst efter klokken ti.',
      'Ring på to gange.',
      'Vil gerne mødes i parken.',
      'Send en sms samme morgen.',
    ],
  },
  muni_health: {
    somatic_health: [
      'Sår på benet skiftes hver anden dag.',
      'Vægt og blodtryk måles hver mandag.',
      'Spiser bedre. Får proteindrik om aftenen.',
      'Støttestrømper om morgenen. Klarer det snart selv.',
    ],
    medication_depot: ['Doserer medicin hver uge.', 'Hjælp til øjendråber morgen og aften.'],
  },
  muni_employment: {
    employment_capacity: [
      'Praktik to dage om ugen. Møder hver gang.',
      'Vil gerne arbejde med dyr. Vi leder efter et sted.',
      'Har brug for pauser og én opgave ad gangen.',
      'Er begyndt på et kursus i køkken.',
    ],
  },
};

/** Economy is the caseworker's: support workers neither read nor write it. */
export const ECONOMY_TEXTS: readonly string[] = [
  'Budget lagt for tre måneder.',
  'Søgt om henstand på el.',
  'Kontanthjælp. Huslejen trækkes automatisk.',
  'Vil gerne have hjælp til at åbne en ny konto.',
  'Gæld er samlet i én aftale.',
];

/** Goals in people's own words. */
export const GOAL_TEXTS: readonly string[] = [
  'Jeg vil kunne sove hele natten.',
  'Jeg vil have en ven at drikke kaffe med.',
  'Jeg vil gerne ud at fiske igen.',
  'Jeg vil kunne åbne min post uden at blive bange.',
  'Jeg vil passe mit eget hjem.',
  'Jeg vil have et job med dyr.',
  'Jeg vil kunne tage bussen til byen.',
  'Jeg vil ryge mindre.',
  'Jeg vil se mine børn oftere.',
  'Jeg vil have mindre medicin og stadig have det godt.',
  'Jeg vil lære at lave mad, der smager af noget.',
  'Jeg vil gå til fodbold igen.',
  'Jeg vil have ro i hovedet.',
  'Jeg vil have orden i mine penge.',
  'Jeg vil tegne hver dag.',
  'Jeg vil turde sige nej.',
  'Jeg vil ud i haven.',
  'Jeg vil holde jul hjemme hos mig selv.',
  'Jeg vil klare mig uden at blive indlagt.',
  'Jeg vil blive taget alvorligt.',
];
