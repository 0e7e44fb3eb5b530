import { Controller, Get } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access } from '@samtavle/api-platform';
import { type TaskList } from '@samtavle/contracts';
import { ListTasks } from './list-tasks.js';

@Controller('api/tasks')
export class TasksController {
  constructor(private readonly tasks: ListTasks) {}

  @Get()
  @Access('tasks')
  list(@SignedIn() viewer: Viewer, @Trace() trace: RequestTrace): Promise<TaskList> {
    return this.tasks.list(viewer, trace);
  }
}
