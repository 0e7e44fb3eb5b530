import { Failure } from '../lib/failure.js';

/** How the work was refused. @throws Error when it was done, and whatever else went wrong with it */
export async function refusalOf(work: Promise<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
  throw new Error('it was not refused');
}
