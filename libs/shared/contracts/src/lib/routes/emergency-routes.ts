import { EmergencyRequestView, EmergencyUseView } from '../emergency.js';
import { action, type Routes } from './route-contract.js';

/** The roads of an emergency: what was asked, and what was used. */
export const EMERGENCY_ROUTES = {
  'emergency.request': {
    method: 'GET',
    path: '/api/emergency/requests/:id',
    access: action('open', 'Board'),
    says: 'One emergency question, for whoever asked and for who is on duty where it was sent.',
    output: EmergencyRequestView,
  },
  'emergency.use': {
    method: 'GET',
    path: '/api/emergency/uses/:id',
    access: action('open', 'Board'),
    says: 'One use of an emergency road, for the sector whose data it was.',
    output: EmergencyUseView,
  },
} as const satisfies Routes;
