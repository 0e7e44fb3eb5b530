import { Module } from '@nestjs/common';
import { DemoController } from './log-in/demo.controller.js';
import { DemoLogIn } from './log-in/demo-log-in.js';
import { RefusedLogIn } from './log-in/refused-log-in.js';

/** The invented team one can walk into without a password. Loaded always; its routes answer only in demo mode. */
@Module({ controllers: [DemoController], providers: [DemoLogIn, RefusedLogIn] })
export class DemoModule {}
