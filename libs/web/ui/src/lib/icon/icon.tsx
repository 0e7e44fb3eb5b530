/** Line drawings on a 16 × 16 grid. Every one has a meaning and stands beside a word or in a named button. */
const PATHS = {
  arrow: 'M2.5 8h10.4M9 4.1 12.9 8 9 11.9',
  bed: 'M1.8 13V3.6M1.8 10.6h12.4V13M14.2 10.6V8.2a2 2 0 0 0-2-2H6.4v4.4M4.1 8.2a1 1 0 1 0 0-2 1 1 0 0 0 0 2z',
  bell: 'M3.4 11.6V7a4.6 4.6 0 0 1 9.2 0v4.6zM6.6 14h2.8',
  check: 'M2.8 8.6 6.2 12l7-7.6',
  clock: 'M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6zM8 4.6V8l2.3 1.6',
  close: 'M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8',
  down: 'M4 6.2 8 10.2l4-4',
  download: 'M8 2.2v8M4.8 7.2 8 10.4l3.2-3.2M2.6 13.4h10.8',
  eye: 'M1.2 8S3.8 3.4 8 3.4 14.8 8 14.8 8 12.2 12.6 8 12.6 1.2 8 1.2 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  filter: 'M2 3.8h12M4.2 8h7.6M6.4 12.2h3.2',
  flag: 'M3.2 14.4V2M3.2 2.6h9l-1.8 3.2 1.8 3.2h-9',
  history: 'M2.4 4.6V1.9M2.4 4.6h2.7M2.6 4.6A6.2 6.2 0 1 1 1.8 8M8 4.8V8l2.2 1.4',
  house: 'M2 7.4 8 2.2l6 5.2M3.6 6.2v7.4h8.8V6.2',
  info: 'M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6zM8 7.2v4M8 4.8v.1',
  left: 'M9.8 4l-4 4 4 4',
  lock: 'M4.2 7.2h7.6v6H4.2zM5.7 7.2V5.1a2.3 2.3 0 0 1 4.6 0v2.1',
  more: 'M3.2 8h.1M8 8h.1M12.8 8h.1',
  move: 'M3 5.4h9.6L10 2.8M13 10.6H3.4L6 13.2',
  page: 'M3.6 1.8h6l2.8 2.8v9.6H3.6zM9.4 1.8v3h3M5.8 8h4.4M5.8 10.8h4.4',
  plus: 'M8 2.8v10.4M2.8 8h10.4',
  print: 'M4.2 5.4V2h7.6v3.4M4.2 11.4H2V5.4h12v6h-2.2M4.2 9.2h7.6V14H4.2z',
  question:
    'M8 14.3A6.3 6.3 0 1 0 8 1.7a6.3 6.3 0 0 0 0 12.6zM6.2 6.3a1.9 1.9 0 1 1 2.6 1.8c-.5.2-.8.5-.8 1.1M8 11.3v.1',
  right: 'M6.2 4l4 4-4 4',
  search: 'M7 12.2A5.2 5.2 0 1 0 7 1.8a5.2 5.2 0 0 0 0 10.4zM10.8 10.8 14.4 14.4',
  up: 'M4 9.8 8 5.8l4 4',
  undo: 'M5.4 3 2.4 6l3 3M2.8 6h6.6a3.6 3.6 0 0 1 0 7.2H6',
  upload: 'M8 10.4v-8M4.8 5.4 8 2.2l3.2 3.2M2.6 13.4h10.8',
  warning: 'M8 1.9 14.8 13.6H1.2zM8 6.2v3.6M8 11.9v.1',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon is never read aloud: the word beside it, or the name of its button, says the same. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? 'i i-s' : 'i'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark of the product: three columns of a board. */
export function Brand() {
  return (
    <svg className="brand-mark" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="1.6">
        <rect x="1" y="2" width="16" height="14" rx="2.5" />
        <path d="M6.5 2.5v13M11.5 2.5v13" />
        <path d="M3.2 5.5h1.6M8.2 5.5h1.6M8.2 8.5h1.6M13.2 5.5h1.6" strokeLinecap="round" />
      </g>
    </svg>
  );
}
