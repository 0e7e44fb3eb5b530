import { z } from 'zod';
import { Child } from './child.js';
import { inCheckout } from './checkout.js';
import { readMeter, type Reading } from './reading.js';

const Announced = z.object({ url: z.url() });

/** A measured server: where it is, what it has used, how it ends. */
export interface Server {
  readonly origin: string;
  meter(): Promise<Reading>;
  stop(): Promise<void>;
}

/** The keys one run uses; thrown away with its data. */
export interface Keys {
  readonly cprKey: string;
  readonly cprIndexKey: string;
  readonly exchangeToken: string;
}

/**
 * The built API as `npm start` runs it, in production mode on a free loopback port.
 * @param profileFolder where Node leaves a processor profile when the server ends
 */
export async function startApi(databaseUrl: string, keys: Keys, profileFolder?: string): Promise<Server> {
  const child = Child.start({
    program: inCheckout('apps/api/dist/main.js'),
    metered: true,
    nodeArguments: [
      '--enable-source-maps',
      `--import=${new URL('./meter.js', import.meta.url).href}`,
      ...(profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : []),
    ],
    env: {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      SAMTAVLE_DEMO: '1',
      SAMTAVLE_PARENT_PIPE: '1',
      SAMTAVLE_CPR_KEY: keys.cprKey,
      SAMTAVLE_CPR_INDEX_KEY: keys.cprIndexKey,
      SAMTAVLE_EXCHANGE_TOKEN: keys.exchangeToken,
    },
  });
  return serverFrom(child);
}

/** Bare socket.io, to compare the fan-out with. */
export async function startBarePeer(): Promise<Server> {
  const child = Child.start({
    program: inCheckout('apps/loadgen/dist/processes/bare-peer.js'),
    metered: true,
    nodeArguments: [`--import=${new URL('./meter.js', import.meta.url).href}`],
    env: { NODE_ENV: 'production' },
  });
  return serverFrom(child);
}

/** Both say where they are in one line of JSON, among others. */
async function serverFrom(child: Child): Promise<Server> {
  const { url } = await child.says(Announced);
  return { origin: url, meter: () => readMeter(child), stop: () => child.stop() };
}
