// Before the first paint: light or dark, and the language of the page, as remembered on this machine. Its own file,
// because the content security policy lets no script stand in the page.
{
  const root = document.documentElement;
  let chosen = null;
  let language = null;
  try {
    chosen = localStorage.getItem('samtavle-theme');
    language = localStorage.getItem('samtavle-language');
  } catch {
    // Storage is switched off: the machine's choice and Danish.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.lang = language === 'en' ? 'en' : 'da';
}
