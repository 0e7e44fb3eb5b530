import { fireEvent, screen } from '@testing-library/react';
import { renderInSamtavle } from '../../testing/index.js';
import { LANGUAGE_KEY, rememberedLanguage } from './i18n.js';
import { useLanguage } from './use-text.js';

describe('language', () => {
  function Switch() {
    const { language, setLanguage } = useLanguage();
    return <button onClick={() => setLanguage(language === 'da' ? 'en' : 'da')}>{language}</button>;
  }

  it('is Danish first, is remembered as one of two words, and moves the page’s own language along', () => {
    localStorage.clear();
    expect(rememberedLanguage()).toBe('da');
    renderInSamtavle(<Switch />);
    expect(document.documentElement.lang).toBe('da');
    fireEvent.click(screen.getByRole('button'));
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem(LANGUAGE_KEY)).toBe('en');
    expect(rememberedLanguage()).toBe('en');
    localStorage.setItem(LANGUAGE_KEY, '<script>');
    expect(rememberedLanguage()).toBe('da');
  });
});
