import { type Meeting, MeetingView } from '@samtavle/contracts';
import { type Actor } from './actor.js';
import { closed, joined, left, opened, stepped } from './room.js';

/** Opens a meeting, or comes to the one that somebody else has opened. */
export async function openMeeting(actor: Actor): Promise<void> {
  const { member } = actor.reader;
  const { at } = actor.world.history.now;
  await actor.command('meeting.open', {}, ({ id }) => ({ room: (room) => opened(room, id ?? '', member, at) }));
}

export async function joinMeeting(actor: Actor): Promise<void> {
  const meeting = await known(actor);
  if (!meeting) return;
  const { member } = actor.reader;
  await actor.command('meeting.join', { meeting: meeting.id }, () => ({
    room: (room) => joined(room, meeting.id, member),
  }));
}

/** Out for one item, and back in again. */
export async function stepOut(actor: Actor): Promise<void> {
  const meeting = await known(actor);
  if (!meeting) return;
  const { member } = actor.reader;
  const isOut = meeting.participants.find((one) => one.member === member)?.out ?? false;
  await actor.command('meeting.step-out', { meeting: meeting.id, out: !isOut }, () => ({
    room: (room) => stepped(room, meeting.id, member, isOut ? 'in' : 'out'),
  }));
}

export async function leaveMeeting(actor: Actor): Promise<void> {
  const meeting = await known(actor);
  if (!meeting) return;
  const { member } = actor.reader;
  await actor.command('meeting.leave', { meeting: meeting.id }, () => ({
    room: (room) => left(room, meeting.id, member),
  }));
}

export async function closeMeeting(actor: Actor): Promise<void> {
  const meeting = await known(actor);
  if (!meeting) return;
  await actor.command('meeting.close', { meeting: meeting.id }, () => ({ room: (room) => closed(room, meeting.id) }));
}

/** What everybody in the room may see, as the shared screen asks for it. */
export async function lookAtWall(actor: Actor): Promise<void> {
  await actor.read('POST', '/api/meeting/wall', { shown: null });
}

/** The meeting that is open; now and then one that is over, or that never was. */
async function known(actor: Actor): Promise<Meeting | undefined> {
  const answer = await actor.read('GET', '/api/meeting');
  const view = MeetingView.safeParse(answer.json);
  const open = view.success && 'meeting' in view.data ? view.data.meeting : null;
  if (open) actor.meeting = open;
  return open ?? (actor.world.chance.percent(20) ? actor.meeting : undefined);
}
