import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Clock, type Config, FailureFilter, type Logger, NestLog } from '@samtavle/api-platform';
import { SocketAdapter } from '@samtavle/api-realtime';
import compression from 'compression';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { serveWebClient } from './web-client.js';

export interface ServerParts {
  config: Config;
  clock: Clock;
  log: Logger;
  runtimeUrl: string;
}

/** The whole server, not yet listening. Tests and the program build the same one. */
export async function createServer({ config, clock, log, runtimeUrl }: ServerParts): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with({ config, clock, log, runtimeUrl }), {
    bodyParser: false,
    logger: new NestLog(log),
    abortOnError: false,
    forceCloseConnections: true,
  });
  app.enableShutdownHooks([]);
  app.set('trust proxy', config.SAMTAVLE_PROXIES);
  app.disable('x-powered-by');
  app.use(securityHeaders(config));
  app.use(compression({ threshold: 2048 }));
  app.useBodyParser('json', { limit: '64kb', strict: true });
  app.useBodyParser('text', { type: ['application/fhir+json'], limit: '256kb' });
  app.useBodyParser('raw', { type: 'application/octet-stream', limit: '5mb' });
  app.useGlobalFilters(new FailureFilter(log));
  app.useWebSocketAdapter(new SocketAdapter(app));
  if (config.SAMTAVLE_WEB_ROOT) serveWebClient(app, config.SAMTAVLE_WEB_ROOT);
  return app;
}

/** Answers about people are never kept by a browser or a proxy; the page runs no script but its own. */
function securityHeaders(config: Config) {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'font-src': ["'self'"],
        'img-src': ["'self'"],
        'connect-src': ["'self'"],
        'form-action': ["'none'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: config.SAMTAVLE_SECURE_COOKIE ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
  });
  return (
    request: Parameters<typeof headers>[0] & { url?: string },
    response: Parameters<typeof headers>[1],
    next: () => void,
  ) => {
    if (request.url?.startsWith('/api')) response.setHeader('Cache-Control', 'no-store');
    headers(request, response, next);
  };
}
