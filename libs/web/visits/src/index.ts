export { ContactDialog, type ContactDialogProps } from './lib/contact/contact-dialog.js';
export { ContactList } from './lib/contact/contact-list.js';
export { DayRoom } from './lib/day/day-room.js';
export { WeekRoom } from './lib/week/week-room.js';
