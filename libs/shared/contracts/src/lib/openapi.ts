import { z } from 'zod';
import { COMMANDS } from './commands.js';
import { ErrorBody } from './errors.js';
import { CommandDone } from './realtime.js';
import { CommandId } from './ids.js';
import { ROUTES } from './routes.js';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' });
const json = (schema: z.ZodType, io: 'input' | 'output') => ({ 'application/json': { schema: schemaOf(schema, io) } });

const queryOf = (query: z.ZodObject) =>
  Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema, 'input'),
  }));

const failed = {
  description: 'Refused, with a code and a sentence in Danish and English.',
  content: json(ErrorBody, 'output'),
};

/** The OpenAPI document of every route and command, made from the contracts themselves. @see https://spec.openapis.org/oas/v3.0.3 */
export function openApiDocument(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of Object.entries(ROUTES)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: {
        operationId: name,
        summary: route.says,
        'x-access': route.access,
        parameters: [
          ...[...route.path.matchAll(/:(\w+)/g)].map(([, parameter]) => ({
            name: parameter,
            in: 'path',
            required: true,
            schema: { type: 'string' },
          })),
          ...('query' in route ? queryOf(route.query) : []),
        ],
        ...('input' in route ? { requestBody: { required: true, content: json(route.input, 'input') } } : {}),
        responses: {
          200: { description: 'Done.', ...('output' in route ? { content: json(route.output, 'output') } : {}) },
          default: failed,
        },
      },
    };
  }
  for (const [name, command] of Object.entries(COMMANDS)) {
    const envelope = z.strictObject({ id: CommandId, input: command.input });
    paths[`/api/commands/${name}`] = {
      post: {
        operationId: name,
        summary: `Command ${name}; the same over the socket.`,
        'x-access': { kind: 'action', action: command.action, subject: command.subject },
        requestBody: { required: true, content: json(envelope, 'input') },
        responses: { 200: { description: 'Done.', content: json(CommandDone, 'output') }, default: failed },
      },
    };
  }
  return { openapi: '3.0.3', info: { title: 'Samtavle', version: '1', license: { name: 'EUPL-1.2' } }, paths };
}
