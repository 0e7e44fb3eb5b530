import { type CopyLine } from '@samtavle/contracts';
import { type CopyWords, wordsOf } from './record-words.js';

/**
 * Plain text for any record system: a line begins with its date and breaks nowhere else, so that no word somebody wrote
 * begins a line, a cell or a formula where it is pasted. Nothing of what was written is left out or replaced.
 */
export function copyText(lines: readonly CopyLine[], words: CopyWords): string {
  return lines.map((line) => lineText(line, words)).join('\n');
}

function lineText(line: CopyLine, words: CopyWords): string {
  const { say } = words;
  const { content } = line;
  const by = line.writtenBy === null ? null : words.who(line.writtenBy);
  const isDone = content.kind === 'action' && content.doneAt !== null;
  const kind = [
    say(`kind.${content.kind}`),
    line.change === 'changed' && say('copy.line.changed'),
    line.ended && !isDone && say('copy.line.ended'),
  ]
    .filter(Boolean)
    .join(', ');
  const head = [words.moment(line.writtenAt), by, words.category(line.category)].filter((part) => part !== null);
  return `${head.join(' · ')} · ${kind}: ${wordsOf(content, words)}`.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
