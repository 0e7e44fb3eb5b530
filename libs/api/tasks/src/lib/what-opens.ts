/** What of a task can be opened, as far as row-level security lets the viewer see it. @see Task.opens */
export const WHAT_OPENS = `CASE WHEN kind = 'ask_now' THEN 'request'
       WHEN EXISTS (SELECT 1 FROM emergency_use u WHERE u.id = task.source) THEN 'use' END AS opens`;
