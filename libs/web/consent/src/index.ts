export { ConsentPanel, type ConsentPanelProps } from './lib/consent-panel.js';
export { consentDictionary } from './lib/texts.js';
