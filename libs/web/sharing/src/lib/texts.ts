import { dictionary } from '@samtavle/web-ui';
import { da } from './texts.da.js';
import { en } from './texts.en.js';

/** The words of Delingsoverblik, plans and disclosures. */
export const sharingTexts = dictionary('sharing', { da, en });

/** A word of the policy that has a sentence here; one that came with a newer policy has none. */
export const isRoad = (name: string): name is keyof typeof da.road => Object.hasOwn(da.road, name);
export const isCondition = (name: string): name is keyof typeof da.condition => Object.hasOwn(da.condition, name);
export const PURPOSES = Object.keys(da.purpose).filter((name): name is keyof typeof da.purpose =>
  Object.hasOwn(da.purpose, name),
);
export type PurposeName = (typeof PURPOSES)[number];
