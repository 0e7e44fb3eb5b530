import { readdirSync } from 'node:fs';
import { ROUTES } from './routes.js';

const rooms = readdirSync(new URL('./routes/', import.meta.url)).filter((file) => file.endsWith('-routes.ts'));

describe('the routes of all rooms', () => {
  it('stand in the list, each under a name of its own', async () => {
    const named: string[] = [];
    for (const room of rooms) {
      const lists: Record<string, object> = await import(`./routes/${room.replace(/\.ts$/, '.js')}`);
      named.push(...Object.values(lists).flatMap((list) => Object.keys(list)));
    }
    expect(named.sort()).toEqual(Object.keys(ROUTES).sort());
  });
});
