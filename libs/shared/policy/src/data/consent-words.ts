/**
 * The sharing policy in plain words, for the form a citizen reads and signs: each category of information with an example,
 * each package with what it is for and what a no means. Counted up with every change of wording, because a signed form
 * names the text that was read. @see law.md §9; GDPR art. 7
 */
export const WORDING_NUMBER = 1;

/** What a category is, as one says it, and an example of it. */
export const CATEGORY_WORDS = {
  identification: {
    da: { plain: 'Hvem jeg er', example: 'mit navn og telefonnummer' },
    en: { plain: 'Who I am', example: 'my name and phone number' },
  },
  team_membership: {
    da: { plain: 'At jeg er i teamet, og hvem der er mine kontaktpersoner', example: 'at Anne er min kontaktperson' },
    en: { plain: 'That I belong to the team, and who my contact persons are', example: 'that Anne is my contact person' },
  },
  board_status: {
    da: { plain: 'Om jeg er på tavlen, og hvor tit I ser mig', example: '»besøg hver dag i denne uge«' },
    en: { plain: 'Whether I am on the board, and how often you see me', example: '“a visit every day this week”' },
  },
  visit_logistics: {
    da: { plain: 'Mine aftaler og besøg', example: '»onsdag kl. 10 hjemme, med tolk«' },
    en: { plain: 'My appointments and visits', example: '“Wednesday at 10 at home, with an interpreter”' },
  },
  own_goals: {
    da: { plain: 'Mine egne mål med mine egne ord', example: '»jeg vil ud at gå med hunden hver dag«' },
    en: { plain: 'My own goals in my own words', example: '“I want to walk the dog every day”' },
  },
  social_support: {
    da: { plain: 'Støtte i hverdagen', example: 'hjælp til at læse breve eller komme ud ad døren' },
    en: { plain: 'Support in everyday life', example: 'help with reading letters or getting out of the door' },
  },
  housing: {
    da: { plain: 'Min bolig', example: 'at jeg er bagud med huslejen' },
    en: { plain: 'My home', example: 'that I am behind with the rent' },
  },
  economy_benefits: {
    da: { plain: 'Min økonomi og mine ydelser', example: 'at kontanthjælpen er sat ned' },
    en: { plain: 'My money and benefits', example: 'that my benefit has been reduced' },
  },
  employment_capacity: {
    da: { plain: 'Job, uddannelse og hensyn på arbejde', example: '»kan arbejde tre timer, helst om eftermiddagen«' },
    en: { plain: 'Work, education and what to consider at work', example: '“can work three hours, best in the afternoon”' },
  },
  network_relatives: {
    da: { plain: 'Mine nærmeste', example: 'at min søster hjælper mig' },
    en: { plain: 'The people close to me', example: 'that my sister helps me' },
  },
  substance_use: {
    da: { plain: 'Alkohol og andre rusmidler', example: 'hvor meget jeg drikker, og behandling for det' },
    en: { plain: 'Alcohol and drugs', example: 'how much I drink, and treatment for it' },
  },
  diagnosis: {
    da: { plain: 'Mine diagnoser', example: '»skizofreni« eller »type 2-diabetes«' },
    en: { plain: 'My diagnoses', example: '“schizophrenia” or “type 2 diabetes”' },
  },
  mental_state: {
    da: { plain: 'Hvordan jeg har det psykisk', example: '»sover tre timer og hører stemmer om aftenen«' },
    en: { plain: 'How I am mentally', example: '“sleeps three hours and hears voices in the evening”' },
  },
  medication_depot: {
    da: { plain: 'Min medicin', example: 'hvad jeg tager, og hvornår jeg får depot' },
    en: { plain: 'My medication', example: 'what I take, and when I have my injection' },
  },
  somatic_health: {
    da: { plain: 'Mit fysiske helbred', example: 'et sår, der skal plejes, eller en allergi' },
    en: { plain: 'My physical health', example: 'a wound that needs care, or an allergy' },
  },
  risk_self_harm: {
    da: { plain: 'Fare for, at jeg skader mig selv', example: 'hvad vi har aftalt, når jeg har mørke tanker' },
    en: { plain: 'The danger that I harm myself', example: 'what we have agreed for when I have dark thoughts' },
  },
  risk_violence: {
    da: { plain: 'Hvad man skal passe på ved næste besøg', example: '»kom to, og ring på i god tid«' },
    en: { plain: 'What to look out for at the next visit', example: '“come two together, and ring in good time”' },
  },
  crisis_plan: {
    da: { plain: 'Min kriseplan', example: 'mine tidlige tegn, og hvad der hjælper' },
    en: { plain: 'My crisis plan', example: 'my early signs, and what helps' },
  },
  admission_discharge: {
    da: { plain: 'Om jeg er indlagt', example: 'hvilket afsnit, og hvornår jeg kommer hjem' },
    en: { plain: 'Whether I am in hospital', example: 'which ward, and when I come home' },
  },
  coercion_measures: {
    da: { plain: 'Tvang', example: 'at jeg er tilbageholdt på et afsnit' },
    en: { plain: 'Coercion', example: 'that I am detained on a ward' },
  },
  criminal_forensic: {
    da: { plain: 'Dom og vilkår', example: 'en dom til behandling, og hvornår jeg skal møde' },
    en: { plain: 'A sentence and its terms', example: 'a treatment order, and when I must report' },
  },
  coordination_plan: {
    da: { plain: 'Min udskrivningsaftale eller koordinationsplan', example: 'hvem der gør hvad, når jeg er hjemme' },
    en: { plain: 'My discharge agreement or coordination plan', example: 'who does what when I am home' },
  },
} as const;

/** What a package is for, and what happens if the answer is no. */
export const PACKAGE_WORDS = {
  PKG_BASE: {
    da: {
      purpose: 'At I kan arbejde som ét team omkring mig og aftale, hvem der kommer hvornår.',
      ifNo: 'Jeg får den samme hjælp fra hver side. De to sider kan bare ikke se hinandens aftaler med mig på tavlen.',
    },
    en: {
      purpose: 'So that you can work as one team around me and agree who comes when.',
      ifNo: 'I get the same help from each side. The two sides just cannot see each other’s appointments with me on the board.',
    },
  },
  PKG_DAILY: {
    da: {
      purpose: 'At mine støttepersoner kan hjælpe mig rigtigt, når jeg har det skidt, og kende min kriseplan.',
      ifNo: 'Jeg får støtte som før. Støttepersonen ved kun det, jeg selv fortæller.',
    },
    en: {
      purpose: 'So that my support workers can help me in the right way when I am unwell, and know my crisis plan.',
      ifNo: 'I get support as before. The support worker only knows what I tell.',
    },
  },
  PKG_MEDICAL: {
    da: {
      purpose: 'At støtten kan tage hensyn til min sygdom og mit helbred.',
      ifNo: 'Jeg får støtte som før. Mine diagnoser bliver i behandlingen.',
    },
    en: {
      purpose: 'So that my support can take my illness and health into account.',
      ifNo: 'I get support as before. My diagnoses stay in the treatment.',
    },
  },
  PKG_LIFE: {
    da: {
      purpose: 'At jeg ikke skal fortælle kommunen det hele igen om bolig, penge, job og familie.',
      ifNo: 'Kommunen spørger mig selv om det, den har brug for at vide.',
    },
    en: {
      purpose: 'So that I need not tell the municipality everything again about home, money, work and family.',
      ifNo: 'The municipality asks me for what it needs to know.',
    },
  },
  PKG_SOCIAL: {
    da: {
      purpose: 'At min behandling kan passe til min hverdag.',
      ifNo: 'Behandlingen fortsætter. Behandlerne ved kun det, jeg selv fortæller om min hverdag.',
    },
    en: {
      purpose: 'So that my treatment can fit my everyday life.',
      ifNo: 'The treatment goes on. Those who treat me only know what I tell about my everyday life.',
    },
  },
  PKG_SAFETY: {
    da: {
      purpose: 'At både jeg og de, der besøger mig, kan være trygge.',
      ifNo: 'Besøgene fortsætter. Hver side tager sine egne forholdsregler.',
    },
    en: {
      purpose: 'So that both I and those who visit me can feel safe.',
      ifNo: 'The visits go on. Each side takes its own precautions.',
    },
  },
  PKG_LEGAL: {
    da: {
      purpose: 'At støtten kan passe til de vilkår, jeg har fra en domstol eller et hospital.',
      ifNo: 'Vilkårene gælder stadig. Hver side kender kun dem, den selv har med at gøre.',
    },
    en: {
      purpose: 'So that my support can fit the terms I have from a court or a hospital.',
      ifNo: 'The terms still apply. Each side only knows those it deals with itself.',
    },
  },
  PKG_WORK: {
    da: {
      purpose: 'At jobkonsulenten og teamet kan hjælpe mig mod job eller uddannelse sammen.',
      ifNo: 'Det får ingen betydning for min behandling eller støtte. Jobkonsulenten taler kun med mig.',
    },
    en: {
      purpose: 'So that the job consultant and the team can help me towards work or education together.',
      ifNo: 'It makes no difference to my treatment or support. The job consultant only talks with me.',
    },
  },
  PKG_WORK_SOCIAL: {
    da: {
      purpose: 'At job, støtte og økonomi kan hænge sammen.',
      ifNo: 'Det får ingen betydning for min behandling eller støtte. Jobindsatsen spørger mig selv.',
    },
    en: {
      purpose: 'So that work, support and money can fit together.',
      ifNo: 'It makes no difference to my treatment or support. The job service asks me.',
    },
  },
  PKG_WORK_PLAN: {
    da: {
      purpose: 'At jobindsatsen ved, hvornår jeg er på hospitalet, og hvad der er aftalt bagefter.',
      ifNo: 'Det får ingen betydning for min behandling eller støtte. Jeg melder selv afbud.',
    },
    en: {
      purpose: 'So that the job service knows when I am in hospital, and what is agreed afterwards.',
      ifNo: 'It makes no difference to my treatment or support. I cancel appointments myself.',
    },
  },
  PKG_TREAT_EXTRA: {
    da: {
      purpose: 'At alle, der behandler mig, kender det om penge, job og dom, der betyder noget for behandlingen.',
      ifNo: 'Behandlingen fortsætter. Det bliver hos dem, jeg har fortalt det til.',
    },
    en: {
      purpose: 'So that all who treat me know what about money, work and a sentence matters to the treatment.',
      ifNo: 'The treatment goes on. It stays with those I have told.',
    },
  },
  PKG_SELF_WORK: {
    da: {
      purpose: 'At jobindsatsen kan tage hensyn til det, jeg selv har fortalt om mit helbred.',
      ifNo: 'Det får ingen betydning for min behandling eller støtte. Mine ord bliver der, hvor jeg har sagt dem.',
    },
    en: {
      purpose: 'So that the job service can consider what I have said myself about my health.',
      ifNo: 'It makes no difference to my treatment or support. My words stay where I said them.',
    },
  },
  PKG_RELATIVE: {
    da: {
      purpose: 'At en person, jeg selv har valgt, kan følge med og hjælpe mig.',
      ifNo: 'Personen får intet at vide fra jer. I må stadig lytte til, hvad personen selv fortæller.',
    },
    en: {
      purpose: 'So that a person I have chosen myself can follow and help me.',
      ifNo: 'The person is told nothing by you. You may still listen to what the person tells.',
    },
  },
} as const;

/** Who gives out and who receives: the part of the team, and the people in it. */
export const PARTY_WORDS = {
  region_psych: {
    da: { unit: 'Psykiatrien', people: 'læger, sygeplejersker, psykologer, socialrådgivere og andre, der behandler mig' },
    en: { unit: 'Psychiatry', people: 'doctors, nurses, psychologists, social workers and others who treat me' },
  },
  muni_social: {
    da: { unit: 'Kommunens socialpsykiatri', people: 'støtte-kontaktpersoner, sagsbehandlere og peers, der støtter mig' },
    en: { unit: 'The municipality’s social support', people: 'support workers, caseworkers and peers who support me' },
  },
  muni_health: {
    da: { unit: 'Kommunens sundhedspleje', people: 'hjemmesygeplejersker og rusmiddelbehandlere, der behandler mig' },
    en: { unit: 'The municipality’s nursing', people: 'home nurses and addiction clinicians who treat me' },
  },
  muni_employment: {
    da: { unit: 'Kommunens jobindsats', people: 'jobkonsulenter og sagsbehandlere i min jobsag' },
    en: { unit: 'The municipality’s job service', people: 'job consultants and caseworkers in my job case' },
  },
  citizen: {
    da: { unit: 'Mig selv', people: 'det, jeg selv har sagt eller skrevet' },
    en: { unit: 'Myself', people: 'what I have said or written myself' },
  },
  relative: {
    da: { unit: 'Min pårørende', people: 'den person, der står nedenfor' },
    en: { unit: 'My relative', people: 'the person named below' },
  },
} as const;
