import { Body, Controller, Get, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, ContractPipe, Failure } from '@samtavle/api-platform';
import { ImportConfirm, type ImportDone, type ImportPreviewView } from '@samtavle/contracts';
import { type Response } from 'express';
import { type z } from 'zod';
import { ConfirmImport } from './confirm-import.js';
import { ImportLists } from './import-lists.js';
import { PreviewImport } from './preview-import.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('api/import')
export class ImportController {
  constructor(
    private readonly previews: PreviewImport,
    private readonly confirmation: ConfirmImport,
    private readonly lists: ImportLists,
  ) {}

  @Get('template')
  @Access('import.template')
  async template(
    @SignedIn() viewer: Viewer,
    @Res({ passthrough: true }) response: Response,
    @Headers('accept-language') language?: string,
  ): Promise<Buffer> {
    attach(response, 'samtavle.xlsx');
    return this.lists.template(viewer, language?.startsWith('en') ? 'en' : 'da');
  }

  @Get('example')
  @Access('import.example')
  async example(
    @SignedIn() viewer: Viewer,
    @Res({ passthrough: true }) response: Response,
    @Headers('accept-language') language?: string,
  ): Promise<Buffer> {
    attach(response, 'samtavle-eksempel.xlsx');
    return this.lists.example(viewer, language?.startsWith('en') ? 'en' : 'da');
  }

  @Post('preview')
  @HttpCode(200)
  @Access('import.preview')
  preview(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Body() body: unknown,
    @Headers('x-file-name') fileName?: string,
    @Headers('x-mapping') mapping?: string,
  ): Promise<ImportPreviewView> {
    if (!Buffer.isBuffer(body)) throw new Failure('unsupported_media_type');
    return this.previews.preview(viewer, trace, body, decoded(fileName ?? 'ark.xlsx'), mapping);
  }

  @Post('confirm')
  @HttpCode(200)
  @Access('import.confirm')
  confirm(
    @SignedIn() viewer: Viewer,
    @Trace() trace: RequestTrace,
    @Body(new ContractPipe(ImportConfirm)) input: z.infer<typeof ImportConfirm>,
  ): Promise<z.infer<typeof ImportDone>> {
    return this.confirmation.confirm(viewer, trace, input);
  }
}

function attach(response: Response, fileName: string): void {
  response.setHeader('Content-Type', XLSX);
  response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
}

/** @throws Failure when the header is not what `encodeURIComponent` makes */
function decoded(header: string): string {
  try {
    return decodeURIComponent(header).slice(0, 200);
  } catch {
    throw new Failure('invalid_input', { fields: [{ path: 'x-file-name', problem: 'encoding' }] });
  }
}
