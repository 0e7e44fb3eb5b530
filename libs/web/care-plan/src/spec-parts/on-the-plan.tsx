import { type ErrorBody } from '@samtavle/contracts';
import { fireEvent, screen, within } from '@testing-library/react';
import { act } from 'react';
import { anElement } from './a-plan.js';

/** A goal in the citizen’s own words. */
export const goal = (text: string, more: object = {}) =>
  anElement({ kind: 'goal', text, saidTo: null, saidOn: '2026-11-12', source: 'citizen', theme: 'housing', ...more });
export const crisis = () => screen.getByRole('region', { name: 'Krise- og mestringsplan' });
/** Presses a button, of the page or of a part of it. */
export const press = async (name: string | RegExp, within_: HTMLElement = document.body) => {
  await act(async () => fireEvent.click(within(within_).getByRole('button', { name })));
};
export const field = (name: string | RegExp) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
export const type = async (name: string | RegExp, text: string) => {
  await act(async () => fireEvent.change(field(name), { target: { value: text } }));
};
/** The answer to who wrote onto a version that stands no more: what stands, and the fields both changed. */
export const stale = (current: unknown, ...names: string[]): { ok: false; error: ErrorBody } => ({
  ok: false,
  error: {
    error: 'stale_version',
    da: 'En kollega gemte.',
    en: 'A colleague saved.',
    current,
    fields: names.map((name) => ({ path: `changes.${name}`, problem: 'changed_by_both' })),
  },
});
