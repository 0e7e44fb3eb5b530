import { addDays, type Day } from '@samtavle/domain';

/** The fifth weekday after a day. Public holidays are not counted off: the review is then asked for a little early. */
export function fiveWorkingDaysAfter(from: Day): Day {
  let on = from;
  for (let left = 5; left > 0;) {
    on = addDays(on, 1);
    if (![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())) left -= 1;
  }
  return on;
}
