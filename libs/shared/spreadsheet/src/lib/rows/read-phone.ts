import { ok, type Result } from '@samtavle/domain';
import { type Complaint, complain, quoted } from './complaint.js';

/** One telephone number as digits, with `+` in front when it names its country: `20304050`, `+4520304050`. */
export function readPhone(text: string): Result<string, Complaint> {
  const digits = text.replace(/\D/g, '');
  if (/^\+?[\d\s().-]+$/.test(text) && digits.length >= 8 && digits.length <= 15) {
    return ok(text.startsWith('+') ? `+${digits}` : digits);
  }
  return complain(
    'phone_unreadable',
    `»${quoted(text)}« er ikke ét telefonnummer.`,
    `“${quoted(text)}” is not one phone number.`,
  );
}
