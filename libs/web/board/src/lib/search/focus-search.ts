/** The one search box of the page. */
export const SEARCH_ID = 'citizen-search';

export function focusSearch(): void {
  document.getElementById(SEARCH_ID)?.focus();
}
