import { Module } from '@nestjs/common';
import { CompleteTaskHandler } from './complete-task.handler.js';
import { ListTasks } from './list-tasks.js';
import { TasksController } from './tasks.controller.js';
import { Tasks } from './tasks.js';

@Module({ controllers: [TasksController], providers: [Tasks, ListTasks, CompleteTaskHandler], exports: [Tasks] })
export class TasksModule {}
