import { answeringFetch } from '../spec-parts/answering-api.js';
import { aCard, aSnapshot, citizen } from '../spec-parts/some-board.js';
import { createApiClient } from './api-client.js';
import { ContractError } from './contract-error.js';

describe('the api client', () => {
  it('sends the header no other site can send, and reads the answer by the contract', async () => {
    const { fetchFrom, calls } = answeringFetch({ board: () => ({ body: aSnapshot(3, [aCard(1)]) }) });
    const board = await createApiClient(fetchFrom).request('board');
    expect(board.cursor.seq).toBe(3);
    expect(calls[0]?.headers['x-samtavle']).toBe('1');
  });

  it('puts ids in the path and everything else in the body', async () => {
    const { fetchFrom, calls } = answeringFetch({
      'citizen.cpr': () => ({ body: { cpr: '0101990000' } }),
      search: () => ({ body: { hits: [] } }),
    });
    const api = createApiClient(fetchFrom);
    await api.request('citizen.cpr', { params: { id: citizen(4) } });
    await api.request('search', { input: { query: 'rik' } });
    expect(calls.map(({ path }) => path)).toEqual([`/api/citizens/${citizen(4)}/cpr`, '/api/search']);
  });

  it('puts the next page of a history behind the question mark', async () => {
    const { fetchFrom, calls } = answeringFetch({
      'citizen.history': () => ({
        body: { id: citizen(4), entries: [], corrections: [], more: false, next: null },
      }),
    });
    const before = `2026-11-26T07:15:00.000Z~${citizen(1)}~3`;
    await createApiClient(fetchFrom).request('citizen.history', { params: { id: citizen(4) }, query: { before } });
    const [path, query] = calls[0]?.path.split('?') ?? [];
    expect(path).toBe(`/api/citizens/${citizen(4)}/history`);
    expect([...new URLSearchParams(query)]).toEqual([['before', before]]);
  });

  it('refuses an answer outside the contract instead of using half of it', async () => {
    const { fetchFrom } = answeringFetch({ board: () => ({ body: { ...aSnapshot(3, []), extra: true } }) });
    await expect(createApiClient(fetchFrom).request('board')).rejects.toMatchObject({ body: { error: 'unexpected' } });
  });

  it('gives the sentence of the contract for a refusal, and a fitting one for a proxy’s page', async () => {
    const { fetchFrom } = answeringFetch({
      board: () => ({ status: 503, body: { error: 'not_recorded', da: 'Opslaget kunne ikke skrives', en: '' } }),
      search: () => ({ status: 502, body: '<html>' }),
    });
    const api = createApiClient(fetchFrom);
    await expect(api.request('board')).rejects.toMatchObject({ body: { error: 'not_recorded' }, answered: true });
    await expect(api.request('search', { input: { query: 'abc' } })).rejects.toMatchObject({
      body: { error: 'unavailable' },
      answered: false,
    });
  });

  it('knows that nothing was heard when the network fails', async () => {
    const { fetchFrom } = answeringFetch({ board: () => 'no answer' });
    const failed = await createApiClient(fetchFrom)
      .request('board')
      .catch((thrown: unknown) => thrown);
    expect(failed).toBeInstanceOf(ContractError);
    expect(failed).toMatchObject({ answered: false });
  });

  it('tells when the session is over', async () => {
    const { fetchFrom } = answeringFetch({
      board: () => ({ status: 401, body: { error: 'session_ended', da: '', en: '' } }),
    });
    const api = createApiClient(fetchFrom);
    let told = 0;
    api.onSessionEnded(() => (told += 1));
    await api.request('board').catch(() => undefined);
    expect(told).toBe(1);
  });
});
