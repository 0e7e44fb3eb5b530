import { ImportConfirm, ImportDone, ImportPreviewView } from '../exchange.js';
import { action, type Routes } from './route-contract.js';

/** What comes from elsewhere: a spreadsheet, a message from a hospital. */
export const EXCHANGE_ROUTES = {
  'import.template': {
    method: 'GET',
    path: '/api/import/template',
    access: action('import', 'Citizen'),
    says: 'The spreadsheet template.',
  },
  'import.example': {
    method: 'GET',
    path: '/api/import/example',
    access: action('import', 'Citizen'),
    says: 'The template filled with invented citizens.',
  },
  'import.preview': {
    method: 'POST',
    path: '/api/import/preview',
    access: action('import', 'Citizen'),
    says: 'What a spreadsheet would do. Writes nothing.',
    output: ImportPreviewView,
  },
  'import.confirm': {
    method: 'POST',
    path: '/api/import/confirm',
    access: action('import', 'Citizen'),
    says: 'Do it, in one transaction.',
    input: ImportConfirm,
    output: ImportDone,
  },
  'exchange.medcom': {
    method: 'POST',
    path: '/api/exchange/medcom',
    access: { kind: 'machine' },
    says: 'A MedCom HospitalNotification; answered with an Acknowledgement.',
  },
} as const satisfies Routes;
