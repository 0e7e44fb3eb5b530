import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Frame } from './frame/frame.js';
import { Start } from './frame/start.js';
import { NotFound } from './rooms/not-found.js';
import { RoomDoor } from './rooms/room-door.js';

/** Asked for while the session is being looked up, so that the board does not wait for its own code. */
const boardPage = import('./rooms/board-page.js');

const BoardPage = lazy(async () => ({ default: (await boardPage).BoardPage }));
const DayPage = lazy(async () => ({ default: (await import('./rooms/day-page.js')).DayPage }));
const WeekPage = lazy(async () => ({ default: (await import('./rooms/week-page.js')).WeekPage }));
const CitizensPage = lazy(async () => ({ default: (await import('./rooms/citizens-page.js')).CitizensPage }));
const MeetingPage = lazy(async () => ({ default: (await import('./rooms/meeting-page.js')).MeetingPage }));
const WallPage = lazy(async () => ({ default: (await import('./rooms/wall-page.js')).WallPage }));
const PlanPage = lazy(async () => ({ default: (await import('./rooms/plan-page.js')).PlanPage }));
const TogetherPage = lazy(async () => ({ default: (await import('./rooms/together-page.js')).TogetherPage }));
const TasksPage = lazy(async () => ({ default: (await import('./rooms/tasks-page.js')).TasksPage }));
const ImportPage = lazy(async () => ({ default: (await import('./rooms/import-page.js')).ImportPage }));
const AuditPage = lazy(async () => ({ default: (await import('./rooms/audit-page.js')).AuditPage }));
const PolicyPage = lazy(async () => ({ default: (await import('./rooms/policy-page.js')).PolicyPage }));
/** The parts in every state, to be looked at; never in the built product. */
const PartsPage = import.meta.env.DEV
  ? lazy(async () => ({ default: (await import('./parts/parts-page.js')).PartsPage }))
  : null;

export function Router() {
  return (
    // Without transitions: a long list would let an opened card wait until all of it is drawn.
    <BrowserRouter useTransitions={false}>
      <Suspense>
        <Routes>
          {PartsPage !== null && <Route path="/dele" element={<PartsPage />} />}
          <Route path="/vaeg" element={<WallPage />} />
          <Route path="/sammen" element={<TogetherPage />} />
          <Route path="/" element={<Frame />}>
            <Route index element={<Start />} />
            <Route path="tavle" element={<RoomDoor room="board" page={BoardPage} />} />
            <Route path="dagen" element={<RoomDoor room="day" page={DayPage} />} />
            <Route path="uge" element={<RoomDoor room="week" page={WeekPage} />} />
            <Route path="borgere" element={<RoomDoor room="citizens" page={CitizensPage} />} />
            <Route path="plan" element={<RoomDoor key="plan" room="citizens" page={PlanPage} />} />
            <Route path="moede" element={<RoomDoor room="meeting" page={MeetingPage} />} />
            <Route path="opgaver" element={<RoomDoor room="tasks" page={TasksPage} />} />
            <Route path="indlaes" element={<RoomDoor room="import" page={ImportPage} />} />
            <Route path="log" element={<RoomDoor room="audit" page={AuditPage} />} />
            <Route path="regler" element={<RoomDoor room="policy" page={PolicyPage} />} />
            <Route path="*" element={<NotFound />} />
          </Route>
        </Routes>
      </Suspense>
    </BrowserRouter>
  );
}
