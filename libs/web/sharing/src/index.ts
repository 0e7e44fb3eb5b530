export { PrintSharing } from './lib/print-sharing.js';
export { SharingPanel, type SharingPanelProps } from './lib/sharing-panel.js';
