// Loaded into a measured server with --import: answers what the process has used so far. Processor time of the whole
// process, its threads included, to the microsecond; reading it from outside would be to ten milliseconds.
import { type Reading } from './reading.js';

process.on('message', (question) => {
  if (question !== 'meter') return;
  const { user, system } = process.cpuUsage();
  const reading: Reading = { cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage.rss() };
  process.send?.(reading);
});
// The channel alone keeps nobody alive.
process.channel?.unref();
