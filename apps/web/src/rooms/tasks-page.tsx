import '@samtavle/web-emergency/styles.css';
import '@samtavle/web-tasks/styles.css';
import { AskNowAnswer, CitizenLetter, ReviewAccess } from '@samtavle/web-emergency';
import { type TaskDoors, TaskRoom } from '@samtavle/web-tasks';

/** What the room of emergencies shows of a task. */
const DOORS: TaskDoors = {
  ask_now: AskNowAnswer,
  leader_review: ReviewAccess,
  citizen_letter: CitizenLetter,
  record_note: CitizenLetter,
};

export function TasksPage() {
  return <TaskRoom doors={DOORS} />;
}
