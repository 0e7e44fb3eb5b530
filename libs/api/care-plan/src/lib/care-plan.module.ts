import { Module } from '@nestjs/common';
import { CorrectElementHandler } from './correct-element/correct-element.handler.js';
import { EndRecordHandler } from './end-record/end-record.handler.js';
import { OwnElements } from './own-elements.js';
import { Places } from './places.js';
import { Relatives } from './relatives.js';
import { RestoreElementHandler } from './restore-element/restore-element.handler.js';
import { ReviseRecordHandler } from './revise-record/revise-record.handler.js';
import { TogetherModule } from './together/together.module.js';
import { WriteRecordHandler } from './write-record/write-record.handler.js';

/** The citizen's plan: records written, revised field by field, ended, restored and lawfully corrected. */
@Module({
  imports: [TogetherModule],
  providers: [
    OwnElements,
    Places,
    Relatives,
    WriteRecordHandler,
    ReviseRecordHandler,
    EndRecordHandler,
    RestoreElementHandler,
    CorrectElementHandler,
  ],
})
export class CarePlanModule {}
