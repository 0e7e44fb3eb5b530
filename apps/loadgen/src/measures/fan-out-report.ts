import { spreadOf } from '../figures/spread.js';
import { atMost, atMostTimes, mb, ms, never, type Section } from '../report/finding.js';
import { type Round } from './fan-out-rounds.js';

export interface FanOutFound {
  readonly ours: Round;
  readonly bare: Round;
  /** The same changes to one socket of each class. */
  readonly few: Round;
  /** Processor time of the API in as many milliseconds without any change, five hundred sockets connected. */
  readonly idleMs: number;
  readonly rssBytes: number;
  readonly closed: number;
  readonly frameBytes: number;
  readonly cards: number;
  readonly classes: readonly string[];
}

export function fanOutSections(found: FanOutFound): Section[] {
  const { ours, bare, few, idleMs, rssBytes, closed, frameBytes, cards, classes } = found;
  const per = (cpuMs: number, { changes }: Round) => cpuMs / changes;
  const beside = (value: number) => ({ what: 'bare emit', value });
  const [spread, bareSpread] = [spreadOf(ours.spreadMs), spreadOf(bare.spreadMs)];
  const [last, bareLast] = [spreadOf(ours.lastMs), spreadOf(bare.lastMs)];
  const [each, bareEach] = [spreadOf(ours.eachMs), spreadOf(bare.eachMs)];
  const bareCpu = per(bare.cpuMs, bare);
  const net = per(ours.cpuMs - idleMs, ours);
  const delivering = net - per(few.cpuMs, few);
  return [
    {
      title: `Fan-out to ${ours.eachMs.length / ours.changes} sockets in ${classes.length} viewer classes`,
      how: `${ours.changes} changes of ${cards} cards that all six classes see (${classes.join(', ')}), by turns with ${bare.changes} bare socket.io emits of the same frame (${frameBytes} bytes) to as many sockets in one room, from a server that does nothing else; five a second, so that each has gone out before the next. *Sending out* is from the first socket that has the frame to the last: the emit itself. *The whole way* is from the command to the frame, with transaction, record per class, commit and the 20 ms for which the relay gathers changes.`,
      findings: [
        atMostTimes('sending out, first socket to last, p50', spread.p50, beside(bareSpread.p50), 1.5, ms),
        atMostTimes('sending out, first socket to last, p95', spread.p95, beside(bareSpread.p95), 1.5, ms),
        atMostTimes('processor time for the delivery to many, per change', delivering, beside(bareCpu), 1.5, ms),
        { what: 'the whole way to the last socket, p50', measured: ms(last.p50), ...ratio(last.p50, bareLast.p50) },
        { what: 'the whole way to the last socket, p95', measured: ms(last.p95), ...ratio(last.p95, bareLast.p95) },
        { ...atMost('the whole way to each socket, p95', each.p95, 100, ms), ...ratio(each.p95, bareEach.p95) },
        { what: 'processor time of everything, per change', measured: ms(net), ...ratio(net, bareCpu) },
        never('changes that did not reach every socket', ours.lost),
        never('sockets closed by the server', closed),
      ],
      remarks: [
        `Processor time of the API per change: ${ms(per(few.cpuMs, few))} with one socket per class (command, decision, record, cards), ${ms(net)} with five hundred; what it uses without any change is left out: ${ms(per(idleMs, ours) * 5)} a second with five hundred sockets (ticks, review of sessions).`,
      ],
    },
    {
      title: 'Memory with five hundred sockets',
      how: 'Resident memory of the API process after the fan-out, all sockets connected and following the stream.',
      findings: [atMost('resident memory', rssBytes, 400e6, mb)],
    },
  ];
}

function ratio(value: number, other: number): { beside: string; ratio: number } {
  return { beside: `bare emit: ${ms(other)}`, ratio: value / other };
}
