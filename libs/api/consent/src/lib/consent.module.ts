import { Module } from '@nestjs/common';
import { AskConsentHandler } from './ask-consent.handler.js';
import { ConsentRegister } from './consent-register.js';
import { GiveConsentHandler } from './give-consent.handler.js';
import { RefuseConsentHandler } from './refuse-consent.handler.js';
import { WithdrawConsentHandler } from './withdraw-consent.handler.js';

@Module({
  providers: [ConsentRegister, AskConsentHandler, GiveConsentHandler, RefuseConsentHandler, WithdrawConsentHandler],
})
export class ConsentModule {}
