export { type ContactParts, ContactPartsProvider } from './lib/card/contact-parts.js';
export { CopyOutButton } from './lib/copy-out/copy-out-button.js';
export { CaseloadRoom } from './lib/caseload/caseload-room.js';
export { type UrgentParts, UrgentPartsProvider } from './lib/card/urgent-parts.js';
export { type SharingTab } from './lib/card/sharing-tab.js';
export { BoardRoom } from './lib/room/board-room.js';
export { CitizenSearch } from './lib/search/citizen-search.js';
export { focusSearch, SEARCH_ID } from './lib/search/focus-search.js';
