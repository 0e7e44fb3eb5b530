import { jest } from '@jest/globals';
import { type Me, type Persona } from '@samtavle/contracts';
import { createData, DataProvider, errorBody } from '@samtavle/web-data-access';
import { AuditRoom } from '@samtavle/web-oversight';
import { ShortcutsHost } from '@samtavle/web-ui';
import { renderInSamtavle } from '@samtavle/web-ui/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { NotFound } from '../rooms/not-found.js';
import { RoomDoor } from '../rooms/room-door.js';
import { Frame } from './frame.js';
import { Start } from './start.js';

const member = (at: number) => `00000000-0000-4000-8000-00000000000${at}`;
const capacity = (at: number, role: string, sector: string) => ({
  memberId: member(at),
  role,
  sector,
  authority: 'Region Midtjylland',
  team: null,
});
const officer = {
  personId: member(9),
  name: 'Ove Hemmelig-Brandt',
  initials: 'OB',
  acting: capacity(1, 'audit_officer', 'audit'),
  capacities: [capacity(1, 'audit_officer', 'audit'), capacity(2, 'team_leader_region', 'region_psych')],
  rules: [['read', 'AuditLog']],
  policyVersion: '0.2',
  signedInAt: '2026-11-26T07:00:00.000Z',
  expiresAt: '2026-11-26T19:00:00.000Z',
  idleMinutes: 15,
  demo: true,
} as unknown as Me;
const persona = (key: string, group: Persona['group'], sectors: string[]): Persona =>
  ({
    key,
    name: `Person ${key}`,
    initials: 'PP',
    group,
    role: 'nurse_region',
    sectors,
    da: `Ser ${key}`,
    en: `Sees ${key}`,
  }) as Persona;
const people = {
  team: 'Team Søhøjlandet',
  authorities: ['Region Midtjylland', 'Silkeborg Kommune'],
  personas: [
    persona('a', 'region', ['region_psych']),
    persona('b', 'municipality', ['muni_social']),
    persona('c', 'oversight', ['region_psych', 'muni_social']),
  ],
};

interface Call {
  method: string;
  path: string;
  body: string;
}

/** A server with one session; answers what the frame asks for. */
function server({ signedIn, demo = true }: { signedIn: boolean; demo?: boolean }): Call[] {
  const calls: Call[] = [];
  let session = signedIn;
  const answer = (status: number, body: unknown) =>
    Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response);
  globalThis.fetch = jest.fn((path: unknown, init?: RequestInit) => {
    const call = { method: init?.method ?? 'GET', path: String(path), body: String(init?.body ?? '') };
    calls.push(call);
    switch (`${call.method} ${call.path}`) {
      case 'GET /api/session':
        return session ? answer(200, officer) : answer(401, errorBody('not_signed_in'));
      case 'DELETE /api/session':
        session = false;
        return answer(204, {});
      case 'POST /api/session/demo':
        session = true;
        return answer(200, officer);
      case 'GET /api/demo/personas':
        return demo ? answer(200, people) : answer(404, errorBody('not_found'));
      case 'POST /api/audit/search':
        return answer(200, { entries: [], more: false, asOf: '2026-11-26T07:14:00.000Z' });
      default:
        return answer(404, errorBody('not_found'));
    }
  });
  return calls;
}

const silentLine = () => ({ open: () => undefined, close: () => undefined, ask: () => Promise.resolve(null) });

function show(at = '/') {
  return renderInSamtavle(
    <ShortcutsHost>
      <DataProvider data={createData({ openSocket: silentLine })}>
        <MemoryRouter initialEntries={[at]}>
          <Routes>
            <Route path="/" element={<Frame />}>
              <Route index element={<Start />} />
              <Route path="log" element={<RoomDoor room="audit" page={AuditRoom} />} />
              <Route path="indlaes" element={<RoomDoor room="import" page={() => <p>regneark</p>} />} />
              <Route path="*" element={<NotFound />} />
            </Route>
          </Routes>
        </MemoryRouter>
      </DataProvider>
    </ShortcutsHost>,
  );
}

describe('log-in', () => {
  it('says that it is a demo, and groups the people by employer with what each will see', async () => {
    server({ signedIn: false });
    show();
    const region = await screen.findByRole('region', { name: 'Region, psykiatrien' });
    expect(within(region).getByRole('button', { name: /Person a.*Ser a/ })).toBeTruthy();
    expect(screen.getByText('Dette er en demo.')).toBeTruthy();
    expect(screen.getByText('Team Søhøjlandet: Region Midtjylland og Silkeborg Kommune.')).toBeTruthy();
    expect(document.title).toBe('Log ind · Samtavle');
  });

  it('goes between people with the arrows', async () => {
    server({ signedIn: false });
    show();
    const first = await screen.findByRole('button', { name: /Person a/ });
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Person b/ }));
    fireEvent.keyDown(document.activeElement ?? first, { key: 'ArrowUp' });
    fireEvent.keyDown(document.activeElement ?? first, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /Person c/ }));
  });

  it('asks somebody with two employers in which capacity, before anything is shown', async () => {
    const calls = server({ signedIn: false });
    show();
    fireEvent.click(await screen.findByRole('button', { name: /Person c/ }));
    expect(calls.some(({ path }) => path === '/api/session/demo')).toBe(false);
    fireEvent.click(
      within(screen.getByRole('group', { name: 'Vælg kasket for Person c' })).getByRole('button', { name: 'Kommune' }),
    );
    await screen.findByRole('heading', { name: 'Log' });
    expect(calls.find(({ path }) => path === '/api/session/demo')?.body).toBe('{"persona":"c","sector":"muni_social"}');
  });

  it('speaks English at a press, and offers no demo where there is none', async () => {
    server({ signedIn: false, demo: false });
    show();
    expect(await screen.findByText('Her er ingen demo.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'English' }));
    expect(screen.getByText('There is no demo here.')).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
  });
});

describe('the frame', () => {
  it('leads to the first room one may enter, and shows only those', async () => {
    server({ signedIn: true });
    show();
    expect(await screen.findByRole('heading', { name: 'Log', level: 1 })).toBeTruthy();
    const rooms = within(screen.getByRole('navigation', { name: 'Hovedmenu' })).getAllByRole('link');
    expect(rooms.map(({ textContent }) => textContent)).toEqual(['Log']);
    expect(rooms[0]?.getAttribute('aria-current')).toBe('page');
    expect(document.title).toBe('Log · Samtavle');
    expect(
      screen.getByRole('button', { name: /Ove Hemmelig-Brandt, Logkontrollant, Region Midtjylland/ }),
    ).toBeTruthy();
  });

  it('says kindly that a room belongs to another capacity, without opening it', async () => {
    server({ signedIn: true });
    show('/indlaes');
    expect(await screen.findByRole('heading', { name: 'Rummet hører ikke til den kasket, du har på.' })).toBeTruthy();
    expect(screen.queryByText('regneark')).toBeNull();
  });

  it('knows that a page does not exist', async () => {
    server({ signedIn: true });
    show('/findes-ikke');
    expect(await screen.findByRole('heading', { name: 'Siden findes ikke.' })).toBeTruthy();
  });

  it('leaves nothing personal in the page or on the machine after log-out', async () => {
    localStorage.clear();
    const calls = server({ signedIn: true });
    show();
    fireEvent.click(await screen.findByRole('button', { name: /Ove Hemmelig-Brandt/ }));
    fireEvent.click(screen.getByRole('menuitem', { name: 'Log ud' }));
    expect(await screen.findByRole('heading', { name: 'Hvem vil du være?' })).toBeTruthy();
    expect(document.documentElement.outerHTML).not.toContain('Hemmelig');
    expect(document.title).toBe('Log ind · Samtavle');
    await waitFor(() =>
      expect(calls.some(({ method, path }) => method === 'DELETE' && path === '/api/session')).toBe(true),
    );
    for (const storage of [localStorage, sessionStorage]) {
      for (let at = 0; at < storage.length; at += 1) {
        expect(['samtavle-language', 'samtavle-theme', 'samtavle-letters']).toContain(storage.key(at));
      }
    }
  });
});
