/**
 * Code whose first fetch failed, by another address than before: many browsers keep a failure and do not ask for the same
 * address again before the page is loaded anew.
 * @see https://github.com/whatwg/html/pull/10327
 *
 * @param address as the failure named it
 * @param tries how often it was asked for before
 */
export async function importAnew<Module>(address: string, tries: number): Promise<Module> {
  const again = new URL(address, document.baseURI);
  again.searchParams.set('again', String(tries));
  const module: Module = await import(/* @vite-ignore */ again.href);
  return module;
}

/** The address of the code that did not come, of this server alone; undefined where the browser does not name it. */
export function addressOfFailed(error: unknown): string | undefined {
  const named = error instanceof Error ? /https?:\/\/\S+/.exec(error.message)?.[0] : undefined;
  return named !== undefined && new URL(named).origin === window.location.origin ? named : undefined;
}
