import { Body, Controller, Get, Headers, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { type RequestTrace, SignedIn, Trace, type Viewer } from '@samtavle/api-access';
import { Access, ContractPipe, Failure } from '@samtavle/api-platform';
import { ImportConfirm, type ImportDone, type ImportPreviewView } from '@samtavle/contracts';
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
  async template(@SignedIn() viewer: Viewer, @Headers('accept-language') language?: string): Promise<StreamableFile> {
    return asFile('samtavle.xlsx', await this.lists.template(viewer, language?.startsWith('en') ? 'en' : 'da'));
  }

  @Get('example')
  @Access('import.example')
  async example(@SignedIn() viewer: Viewer, @Headers('accept-language') language?: string): Promise<StreamableFile> {
    return asFile('samtavle-eksempel.xlsx', await this.lists.example(viewer, language?.startsWith('en') ? 'en' : 'da'));
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

/** A buffer that is merely returned is answered as JSON, a list of numbers that no spreadsheet program opens. */
function asFile(fileName: string, bytes: Buffer): StreamableFile {
  return new StreamableFile(bytes, {
    type: XLSX,
    disposition: `attachment; filename="${fileName}"`,
    length: bytes.length,
  });
}

/** @throws Failure when the header is not what `encodeURIComponent` makes */
function decoded(header: string): string {
  try {
    return decodeURIComponent(header).slice(0, 200);
  } catch {
    throw new Failure('invalid_input', { fields: [{ path: 'x-file-name', problem: 'encoding' }] });
  }
}
