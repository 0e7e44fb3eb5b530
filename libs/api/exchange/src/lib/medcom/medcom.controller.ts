import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { Access } from '@samtavle/api-platform';
import { type FhirBundle } from '@samtavle/medcom';
import { ReceiveNotification } from './receive-notification.js';

/** Where a MedCom HospitalNotification arrives. Always answered with an Acknowledgement when there is anybody to answer. */
@Controller('api/exchange/medcom')
export class MedcomController {
  constructor(private readonly receive: ReceiveNotification) {}

  @Post()
  @HttpCode(200)
  @Header('Content-Type', 'application/fhir+json; charset=utf-8')
  @Access('exchange.medcom')
  post(@Body() body: unknown): Promise<FhirBundle> {
    return this.receive.receive(body);
  }
}
