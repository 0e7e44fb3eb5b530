export { SharingPanel, type SharingPanelProps } from './lib/sharing-panel.js';
