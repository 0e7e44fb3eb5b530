import { readdirSync } from 'node:fs';
import { boardTexts } from './texts.js';

const files = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' });
const rooms = files.filter((file) => file.endsWith('-texts.ts') && !file.startsWith('copy-out'));

describe('the words of all rooms', () => {
  it('stand in the dictionary, each under a name of its own', async () => {
    const named: string[] = [];
    for (const room of rooms) {
      const texts: Record<string, object> = await import(`./${room.replace(/\.ts$/, '.js')}`);
      for (const [name, words] of Object.entries(texts)) if (name.endsWith('Da')) named.push(...Object.keys(words));
    }
    expect([...named, 'copy'].sort()).toEqual(Object.keys(boardTexts.da).sort());
  });
});
