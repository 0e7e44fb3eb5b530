import { Failure } from '@samtavle/api-platform';

/** A field that only an action has. */
export const notAnAction = (path: string): Failure =>
  new Failure('invalid_input', {
    fields: [
      {
        path,
        problem: 'not_an_action',
        da: 'Det kan kun siges om en handling.',
        en: 'That can be said of an action only.',
      },
    ],
  });
