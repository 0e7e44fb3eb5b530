import { Module } from '@nestjs/common';
import { SearchAuditController } from './search-audit.controller.js';
import { SearchAudit } from './search-audit.js';

@Module({ controllers: [SearchAuditController], providers: [SearchAudit] })
export class OversightModule {}
