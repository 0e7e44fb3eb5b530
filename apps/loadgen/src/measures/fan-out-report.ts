import { spreadOf } from '../figures/spread.js';
import { atMost, atMostTimes, type Finding, mb, ms, never, type Section } from '../report/finding.js';
import { type Round } from './fan-out-rounds.js';

/** Rounds to a few sockets, and what the server used in as long without them. */
export type Narrow = Round & { readonly idleMs: number };

export interface FanOutFound {
  readonly ours: Round;
  readonly bare: Round;
  /** The same changes to one socket of each class. */
  readonly narrow: Narrow;
  /** Processor time of the API in as long as `ours` took, five hundred sockets connected and nothing changing. */
  readonly idleMs: number;
  /** How long that was. */
  readonly seconds: number;
  readonly rssBytes: number;
  readonly closed: number;
  readonly frameBytes: number;
  readonly cards: number;
  readonly classes: readonly string[];
}

export function fanOutSections(found: FanOutFound): Section[] {
  const { ours, rssBytes } = found;
  return [
    {
      title: `Fan-out to ${ours.eachMs.length / ours.changes} sockets in ${found.classes.length} viewer classes`,
      how: howItWasDone(found),
      findings: [...latencies(found), ...costs(found), ...losses(found)],
      remarks: [whatItCosts(found)],
    },
    {
      title: 'Memory with five hundred sockets',
      how: 'Resident memory of the API process after the fan-out, all sockets connected and following the stream.',
      findings: [atMost('resident memory', rssBytes, 400e6, mb)],
    },
  ];
}

function howItWasDone({ ours, bare, cards, classes, frameBytes }: FanOutFound): string {
  return (
    `${ours.changes} changes of ${cards} cards that all these classes see (${classes.join(', ')}), by turns with ${bare.changes} bare socket.io emits of the same frame (${frameBytes} bytes) to as many sockets in one room, from a server that does nothing else; five a second, so that each has gone out before the next. ` +
    '*Sending out* is from the first socket that has the frame to the last: the emit itself. *The whole way* is from the command to the frame, with transaction, decision, record per class, commit and the 20 ms for which the relay gathers changes.'
  );
}

function latencies({ ours, bare }: FanOutFound): Finding[] {
  const [spread, bareSpread] = [spreadOf(ours.spreadMs), spreadOf(bare.spreadMs)];
  const [last, bareLast] = [spreadOf(ours.lastMs), spreadOf(bare.lastMs)];
  const [each, bareEach] = [spreadOf(ours.eachMs), spreadOf(bare.eachMs)];
  return [
    atMostTimes('sending out, first socket to last, p50', spread.p50, emit(bareSpread.p50), 1.5, ms),
    atMostTimes('sending out, first socket to last, p95', spread.p95, emit(bareSpread.p95), 1.5, ms),
    { what: 'the whole way to the last socket, p50', measured: ms(last.p50), ...beside(last.p50, bareLast.p50) },
    { what: 'the whole way to the last socket, p95', measured: ms(last.p95), ...beside(last.p95, bareLast.p95) },
    { ...atMost('the whole way to each socket, p95', each.p95, 100, ms), ...beside(each.p95, bareEach.p95) },
  ];
}

function costs(found: FanOutFound): Finding[] {
  const { all, few, bare } = perChange(found);
  return [
    atMostTimes('processor time of delivering to many, per change', all - few, emit(bare), 1.5, ms),
    { what: 'processor time of everything, per change', measured: ms(all), ...beside(all, bare) },
  ];
}

function losses({ ours, closed }: FanOutFound): Finding[] {
  return [never('changes that did not reach every socket', ours.lost), never('sockets closed by the server', closed)];
}

function whatItCosts(found: FanOutFound): string {
  const { all, few } = perChange(found);
  const calm = found.idleMs / found.seconds;
  return `Processor time of the API per change: ${ms(few)} with one socket of each class (command, decision, records, cards), ${ms(all)} with all. Left out is what it uses with nothing changing: ${ms(calm)} a second with all sockets connected (ticks, review of sessions).`;
}

/** Processor milliseconds, without what the server uses anyway. */
function perChange({ ours, bare, narrow, idleMs }: FanOutFound): { all: number; few: number; bare: number } {
  return {
    all: (ours.cpuMs - idleMs) / ours.changes,
    few: (narrow.cpuMs - narrow.idleMs) / narrow.changes,
    bare: bare.cpuMs / bare.changes,
  };
}

const emit = (value: number) => ({ what: 'bare emit', value });

function beside(value: number, other: number): Pick<Finding, 'beside' | 'ratio'> {
  return { beside: `bare emit: ${ms(other)}`, ratio: value / other };
}
