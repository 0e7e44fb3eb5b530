/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

const REPEATED_AFTER_MS = 30_000;

/**
 * Tells the person about errors the server logs, each kind at most every half minute; the log has them all.
 * @param {(line: string) => void} tell
 * @param {string} logFile
 * @param {() => number} milliseconds a clock
 * @returns {(line: string) => void} takes every line of the log
 */
export function errorSummary(tell, logFile, milliseconds = () => performance.now()) {
  /** @type {Map<string, number>} */
  const told = new Map();
  return (line) => {
    const message = errorIn(line);
    if (message === undefined) return;
    const now = milliseconds();
    if (now - (told.get(message) ?? -Infinity) < REPEATED_AFTER_MS) return;
    told.set(message, now);
    tell(`The server reports: ${message} (see ${logFile})`);
  };
}

/** pino writes levels as numbers: 50 is error, 60 fatal. */
const ERROR = 50;

/** @param {string} line */
function errorIn(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, msg } = JSON.parse(line);
    return Number(level) >= ERROR ? String(msg ?? 'an error').slice(0, 200) : undefined;
  } catch {
    return undefined;
  }
}
