import { z } from 'zod';

/**
 * Every way a request can fail, with the HTTP status and the sentence a person reads. Details for the developer go to
 * the log only. "Not there" and "not yours" are one code, `not_found`, on purpose.
 */
export const CONTRACT_ERRORS = {
  invalid_input: {
    status: 400,
    da: 'Noget i det indtastede kan ikke bruges. Se feltet.',
    en: 'Something you entered cannot be used. See the field.',
  },
  not_signed_in: { status: 401, da: 'Log ind for at fortsætte.', en: 'Log in to continue.' },
  session_ended: {
    status: 401,
    da: 'Du er logget ud. Log ind igen i samme vindue; så er det, du skrev, der stadig.',
    en: 'You are logged out. Log in again in the same window; what you typed is still there.',
  },
  origin_refused: {
    status: 403,
    da: 'Kald fra et andet websted er ikke tilladt.',
    en: 'Calls from another site are not allowed.',
  },
  action_not_allowed: {
    status: 403,
    da: 'Det hører ikke til den kasket, du har på.',
    en: 'That does not belong to the capacity you act in.',
  },
  not_found: {
    status: 404,
    da: 'Det findes ikke, eller det er ikke delt med dig.',
    en: 'It does not exist, or it is not shared with you.',
  },
  unknown_command: { status: 404, da: 'Den handling kendes ikke.', en: 'That action is not known.' },
  stale_version: {
    status: 409,
    da: 'En kollega gemte, mens du skrev. Begge tekster er bevaret.',
    en: 'A colleague saved while you were writing. Both texts are kept.',
  },
  already_on_board: { status: 409, da: 'Borgeren er allerede på tavlen.', en: 'The citizen is already on the board.' },
  not_on_board: { status: 409, da: 'Borgeren er ikke på tavlen.', en: 'The citizen is not on the board.' },
  open_actions: {
    status: 409,
    da: 'Der er åbne handlinger på kortet. Afslut dem, eller vælg, at de følger med.',
    en: 'There are open actions on the card. Complete them, or choose that they go along.',
  },
  responsible_cannot_see: {
    status: 409,
    da: 'Den ansvarlige må ikke se den slags oplysning om borgeren. Vælg en anden kollega eller kategori.',
    en: 'The person responsible may not see that kind of information about the citizen. Choose another colleague or category.',
  },
  mentioned_cannot_see: {
    status: 409,
    da: 'En kollega, du nævner, må ikke se den slags oplysning om borgeren. Tag navnet ud, eller vælg en anden kategori.',
    en: 'A colleague you mention may not see that kind of information about the citizen. Take the name out, or choose another category.',
  },
  consent_not_possible: {
    status: 409,
    da: 'Det kan ikke registreres, som samtykket står nu.',
    en: 'That cannot be registered as the consent stands now.',
  },
  policy_faulty: {
    status: 422,
    da: 'Kladden kan ikke bruges. Se, hvad der er galt.',
    en: 'The draft cannot be used. See what is wrong.',
  },
  policy_stale: {
    status: 409,
    da: 'Kladden bygger på en udgave af reglerne, der ikke længere gælder. Lav den igen på den gældende.',
    en: 'The draft builds on a version of the rules that is no longer in force. Make it again on the one that is.',
  },
  draft_closed: {
    status: 409,
    da: 'Kladden er allerede godkendt eller kasseret.',
    en: 'The draft has already been approved or discarded.',
  },
  four_eyes: {
    status: 403,
    da: 'En kladde godkendes af en databeskyttelsesrådgiver hos den anden myndighed end den, der skrev den.',
    en: 'A draft is approved by a data protection officer of the other authority than the one who wrote it.',
  },
  plan_not_possible: {
    status: 409,
    da: 'Det kan ikke blive en udskrivningsaftale eller koordinationsplan efter psykiatriloven §§ 13 a-13 c.',
    en: 'That cannot become a discharge agreement or coordination plan under the Psychiatry Act §§ 13 a-13 c.',
  },
  disclosure_not_possible: {
    status: 409,
    da: 'Vejen kan ikke bruges på den måde. Intet er noteret som videregivet.',
    en: 'The road cannot be used like that. Nothing is noted as disclosed.',
  },
  service_not_possible: {
    status: 409,
    da: 'Den hjælp kan ikke registreres sådan.',
    en: 'That help cannot be registered like that.',
  },
  command_id_reused: {
    status: 409,
    da: 'Handlingen er allerede sendt med et andet indhold. Prøv igen.',
    en: 'The action was already sent with another content. Try again.',
  },
  emergency_not_possible: {
    status: 409,
    da: 'Det åbner reglerne ikke for, heller ikke i en nødsituation. Se feltet.',
    en: 'The rules do not open that, not in an emergency either. See the field.',
  },
  not_known_here: {
    status: 404,
    da: 'Borgeren kendes ikke her. Forsøget er skrevet i loggen.',
    en: 'The citizen is not known here. The try is recorded.',
  },
  visit_not_possible: {
    status: 409,
    da: 'Besøget er allerede gennemført eller aflyst. Se, hvordan det står nu.',
    en: 'The visit has already been made or cancelled. See how it stands now.',
  },
  already_answered: {
    status: 409,
    da: 'Spørgsmålet er allerede besvaret eller lukket.',
    en: 'The question has already been answered or closed.',
  },
  no_visit_today: {
    status: 409,
    da: 'En beskyttet adresse åbnes kun for den, der har et besøg i dag.',
    en: 'A protected address opens only for somebody who has a visit today.',
  },
  meeting_over: { status: 409, da: 'Mødet er slut.', en: 'The meeting is over.' },
  not_chair: {
    status: 409,
    da: 'Det er ordstyreren, der fører mødet. Bed om ordstyrerrollen.',
    en: 'The chair leads the meeting. Ask for the chair.',
  },
  meeting_moved_on: {
    status: 409,
    da: 'Mødet er gået videre i et andet vindue. Se, hvem I er ved nu.',
    en: 'The meeting has moved on in another window. See whom it is at now.',
  },
  outcome_not_possible: {
    status: 409,
    da: 'Det udfald passer ikke med, hvordan borgeren står på tavlen nu.',
    en: 'That outcome does not fit how the citizen stands on the board now.',
  },
  fresh_login_needed: { status: 403, da: 'Log ind igen for at gøre det.', en: 'Log in again to do that.' },
  payload_too_large: { status: 413, da: 'Det er for stort til at modtage.', en: 'That is too large to receive.' },
  unsupported_media_type: {
    status: 415,
    da: 'Den slags indhold kan ikke modtages her.',
    en: 'That kind of content is not accepted here.',
  },
  import_refused: { status: 422, da: 'Filen kan ikke læses.', en: 'The file cannot be read.' },
  import_changed: {
    status: 409,
    da: 'Forhåndsvisningen gælder ikke længere. Se filen igennem igen.',
    en: 'The preview no longer holds. Look through the file again.',
  },
  rate_limited: {
    status: 429,
    da: 'Det går lidt for hurtigt. Prøv igen om lidt.',
    en: 'A little too fast. Try again shortly.',
  },
  not_recorded: {
    status: 503,
    da: 'Opslaget kunne ikke skrives i loggen, så intet vises. Prøv igen.',
    en: 'The look could not be recorded, so nothing is shown. Try again.',
  },
  unavailable: {
    status: 503,
    da: 'Samtavle kan ikke svare lige nu. Prøv igen.',
    en: 'Samtavle cannot answer right now. Try again.',
  },
  unexpected: {
    status: 500,
    da: 'Det gik galt hos os. Intet er gemt. Prøv igen.',
    en: 'That went wrong on our side. Nothing was saved. Try again.',
  },
} as const satisfies Record<string, { status: number; da: string; en: string }>;

export type ErrorCode = keyof typeof CONTRACT_ERRORS;
export const ERROR_CODES = Object.keys(CONTRACT_ERRORS) as readonly ErrorCode[];

/**
 * One field that was not understood; `path` as `firstAction.text`, with a sentence where the code alone helps nobody. The
 * value itself is never repeated.
 */
export const FieldProblem = z.strictObject({
  path: z.string(),
  problem: z.string(),
  da: z.string().optional(),
  en: z.string().optional(),
});

/** The body of every failed request and every failed socket acknowledgement. */
export const ErrorBody = z.strictObject({
  error: z.enum(ERROR_CODES as [ErrorCode, ...ErrorCode[]]),
  da: z.string(),
  en: z.string(),
  requestId: z.string().optional(),
  fields: z.array(FieldProblem).optional(),
  /** With `stale_version`: the row as the viewer may see it now. */
  current: z.unknown().optional(),
  retryAfterSeconds: z.number().optional(),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
