import { CONTRACT_ERRORS } from './errors.js';
import { COMMANDS } from './commands.js';
import { openApiDocument } from './openapi.js';
import { ROUTES } from './routes.js';

describe('what a person reads when something fails', () => {
  it('is a sentence in Danish and one in English, without exclamation, blame or code', () => {
    for (const { da, en } of Object.values(CONTRACT_ERRORS)) {
      for (const sentence of [da, en]) {
        expect(sentence).toMatch(/^[A-ZÆØÅ].*\.$/);
        expect(sentence).not.toMatch(/!|ups|oops|venligst|please|exception|null/i);
      }
    }
  });
});

describe('the OpenAPI document', () => {
  it('names every route and every command with its access rule', () => {
    const { paths } = openApiDocument() as {
      paths: Record<string, Record<string, { operationId: string; 'x-access': unknown }>>;
    };
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations.map((operation) => operation.operationId).sort()).toEqual(
      [...Object.keys(ROUTES), ...Object.keys(COMMANDS)].sort(),
    );
    for (const operation of operations) expect(operation['x-access']).toBeDefined();
  });
});
