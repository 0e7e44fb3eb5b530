import { Module } from '@nestjs/common';
import { ConfirmImport } from './import/confirm-import.js';
import { ImportController } from './import/import.controller.js';
import { ImportLists } from './import/import-lists.js';
import { KnownCitizens } from './import/known-citizens.js';
import { PreviewImport } from './import/preview-import.js';
import { SheetReader } from './import/sheet-reader.js';
import { StalePreviews } from './import/stale-previews.js';
import { AdmissionRegister } from './medcom/admission-register.js';
import { MedcomController } from './medcom/medcom.controller.js';
import { ReceiveNotification } from './medcom/receive-notification.js';

@Module({
  controllers: [MedcomController, ImportController],
  providers: [
    ReceiveNotification,
    AdmissionRegister,
    SheetReader,
    ImportLists,
    KnownCitizens,
    PreviewImport,
    ConfirmImport,
    StalePreviews,
  ],
})
export class ExchangeModule {}
