import { Controller, Get } from '@nestjs/common';
import { Access } from '@samtavle/api-platform';
import { openApiDocument } from '@samtavle/contracts';

@Controller('api/openapi.json')
export class OpenApiController {
  private readonly document = openApiDocument();

  @Get()
  @Access('openapi')
  openapi(): object {
    return this.document;
  }
}
