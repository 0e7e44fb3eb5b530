// Before the first paint: light or dark, and the language of the page, as remembered on this machine. Its own file,
// because the content security policy lets no script stand in the page.
(function () {
  var root = document.documentElement;
  var chosen = null;
  var language = null;
  try {
    chosen = localStorage.getItem('samtavle-theme');
    language = localStorage.getItem('samtavle-language');
  } catch {
    // Storage is switched off: the machine's choice and Danish.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.lang = language === 'en' ? 'en' : 'da';
})();
