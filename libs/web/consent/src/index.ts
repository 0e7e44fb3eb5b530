export { ConsentPanel, type ConsentPanelProps } from './lib/consent-panel.js';
