import { Module } from '@nestjs/common';
import { ConfirmImport } from './import/confirm-import.js';
import { ImportController } from './import/import.controller.js';
import { ImportLists } from './import/import-lists.js';
import { ImportRefusals } from './import/import-refusals.js';
import { KnownCitizens } from './import/known-citizens.js';
import { PreviewImport } from './import/preview-import.js';
import { SheetReader } from './import/sheet-reader.js';
import { StalePreviews } from './import/stale-previews.js';
import { AdmissionRegister } from './medcom/admission-register.js';
import { MedcomController } from './medcom/medcom.controller.js';
import { NoticeLog } from './medcom/notice-log.js';
import { ReceivedMessages } from './medcom/received-messages.js';
import { ReceiveNotification } from './medcom/receive-notification.js';

@Module({
  controllers: [MedcomController, ImportController],
  providers: [
    ReceiveNotification,
    AdmissionRegister,
    ReceivedMessages,
    NoticeLog,
    SheetReader,
    ImportLists,
    KnownCitizens,
    ImportRefusals,
    PreviewImport,
    ConfirmImport,
    StalePreviews,
  ],
})
export class ExchangeModule {}
