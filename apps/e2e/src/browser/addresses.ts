/** The rooms a window can be in. */
const PATHS = [
  '/',
  '/tavle',
  '/dagen',
  '/uge',
  '/borgere',
  '/plan',
  '/sammen',
  '/moede',
  '/vaeg',
  '/opgaver',
  '/indlaes',
  '/log',
  '/regler',
];

/** What an address may hold beside a room: how it is shown, and whose card is open by an id that says nothing. */
const SETTINGS: Readonly<Record<string, RegExp>> = {
  visning: /^(tavle|liste)$/,
  efter: /^(niveau|aarsag)$/,
  vis: /^[a-z,-]+$/,
  fra: /^([a-z_,]+|\d{4}-\d{2}-\d{2})$/,
  trin: /^[1-3,]+$/,
  aarsag: /^[a-z_,]+$/,
  kontakt: /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/,
  frist: /^[a-z,-]+$/,
  sorter: /^[a-z]+$/,
  retning: /^ned$/,
  kort: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  referat: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  fane: /^(kort|kontakter|historik|deling|regler|aabninger|kladder|udgaver|borger)$/,
  regel: /^[A-Za-z0-9_-]{1,60}$/,
};

const ROOMS = [
  'Log ind',
  'Tavlen',
  'Dagen',
  'Ugen',
  'Day',
  'Week',
  'Borgere',
  'Indlæs',
  'Log',
  'Regler',
  'Log in',
  'Board',
  'Citizens',
  'Import',
  'Møde',
  'Meeting',
  'Opgaver',
  'Tasks',
  'Rules',
  'Plan',
  'Sammen',
  'Together',
];

/** An address that tells a bystander nothing about anybody: no name, no CPR number, nothing typed. */
export function isPlainAddress(address: string): boolean {
  if (address === 'about:blank') return true;
  const { pathname, searchParams, hash } = new URL(address);
  const settings = [...searchParams].every(([name, value]) => SETTINGS[name]?.test(value) === true);
  return PATHS.includes(pathname) && settings && hash === '';
}

/** A window title that names a room and nobody. */
export function isPlainTitle(title: string): boolean {
  return title === '' || title === 'Samtavle' || ROOMS.some((room) => title === `${room} · Samtavle`);
}
