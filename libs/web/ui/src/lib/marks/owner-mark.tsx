import { type Owner, OWNERS } from '@samtavle/domain';
import { type ReactElement } from 'react';
import { useLabels } from '../labels/use-labels.js';

/** Shape and letter carry the meaning; colour only repeats it (design §4). */
const MARKS: Readonly<Record<Owner, { name: string; letter: string; x: number; y: number; shape: ReactElement }>> = {
  region_psych: {
    name: 'region',
    letter: 'R',
    x: 10,
    y: 14.2,
    shape: <rect className="s" x="1" y="1" width="18" height="18" rx="2.5" />,
  },
  muni_social: { name: 'social', letter: 'S', x: 10, y: 14.2, shape: <circle className="s" cx="10" cy="10" r="9.3" /> },
  muni_health: {
    name: 'health',
    letter: 'H',
    x: 10,
    y: 14.2,
    shape: <path className="s" d="M10 .4 18.6 5.2v9.6L10 19.6 1.4 14.8V5.2z" />,
  },
  muni_employment: {
    name: 'job',
    letter: 'J',
    x: 8.2,
    y: 14.2,
    shape: <path className="s" d="M.6 2.6h12.2L19.8 10l-7 7.4H.6z" />,
  },
  citizen: {
    name: 'citizen',
    letter: 'B',
    x: 10,
    y: 12.4,
    shape: (
      <path
        className="s"
        d="M4 1.2h12a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3h-5.2L6.2 19v-3.8H4a3 3 0 0 1-3-3v-8a3 3 0 0 1 3-3z"
      />
    ),
  },
};

export type MarkSize = 'sm' | 'md' | 'lg' | 'wall';

export interface OwnerMarkProps {
  owner: Owner;
  /** 14, 16, 20 or 28 px. */
  size?: MarkSize;
  /** Hidden from readers where the text beside it already says the owner. */
  decorative?: boolean;
}

/** Whose an element is. Its name in full is read aloud. */
export function OwnerMark({ owner, size = 'md', decorative = false }: OwnerMarkProps) {
  const labels = useLabels();
  const { name, letter, x, y, shape } = MARKS[owner];
  const named = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': labels.owner(owner) };
  return (
    <svg
      className={`mark mark-${name}${size === 'md' ? '' : ` m-${size}`}`}
      viewBox="0 0 20 20"
      focusable="false"
      {...named}
    >
      {shape}
      <text x={x} y={y}>
        {letter}
      </text>
    </svg>
  );
}

export interface OwnerMarksProps {
  owners: readonly Owner[];
  size?: MarkSize;
  decorative?: boolean;
}

/** A row of marks in the order of the house, each owner once. */
export function OwnerMarks({ owners, size, decorative = false }: OwnerMarksProps) {
  const shown = OWNERS.filter((owner) => owners.includes(owner));
  if (shown.length === 0) return null;
  return (
    <span className="marks">
      {shown.map((owner) => (
        <OwnerMark key={owner} owner={owner} decorative={decorative} {...(size === undefined ? {} : { size })} />
      ))}
    </span>
  );
}

/** The sector somebody works for, as the owner whose mark stands beside their role; null for readers without a mark. */
export function ownerOfSector(sector: string | null): Owner | null {
  return OWNERS.find((owner) => owner === sector) ?? null;
}
