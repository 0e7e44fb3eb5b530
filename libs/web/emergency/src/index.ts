export { AskNowAnswer, type AnswerProps } from './lib/ask-now-answer.js';
export { CardActions } from './lib/card-actions.js';
export { CitizenLetter } from './lib/citizen-letter.js';
export { LookUpByCpr } from './lib/look-up-by-cpr.js';
export { OpenedForMe } from './lib/opened-for-me.js';
export { MarkPrivate } from './lib/private-marks.js';
export { ReviewAccess } from './lib/review-access.js';
