import { type useFormat } from '@samtavle/web-ui';

/** `0.31`: minutes and seconds, with the language's own separator of a clock. */
export function minutesText(seconds: number, format: ReturnType<typeof useFormat>): string {
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  // The clock of the language decides between 8.15 and 8:15.
  const separator = format.clockTime('08:15').includes('.') ? '.' : ':';
  return `${minutes}${separator}${rest}`;
}
