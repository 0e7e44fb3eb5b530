export { ConfirmImport } from '../lib/import/confirm-import.js';
export { PreviewImport } from '../lib/import/preview-import.js';
export { StalePreviews } from '../lib/import/stale-previews.js';
export { aNewCpr, importActs, onBoard, someone } from './import-acts.js';
export { IMPORT_ROOMS } from './import-rooms.js';
