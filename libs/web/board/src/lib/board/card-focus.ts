import { type CitizenId } from '@samtavle/contracts';

/** Moves focus to a card on the board by its citizen, also right after it has come to its new place. */
export class CardFocus {
  private region: HTMLElement | null = null;
  private current: CitizenId | null = null;

  /** A card that leaves the page takes its focus with it without a word, so it is remembered here. */
  moved(citizen: CitizenId | null): void {
    this.current = citizen;
  }

  readonly isOn = (citizen: CitizenId): boolean => this.current === citizen;

  /** Where the cards stand now. */
  follow(region: HTMLElement | null): void {
    this.region = region;
  }

  element(citizen: CitizenId): HTMLElement | null {
    return this.region?.querySelector<HTMLElement>(`[data-citizen="${citizen}"]`) ?? null;
  }

  /** @returns false when the citizen has no card on the screen */
  to(citizen: CitizenId | null): boolean {
    const card = citizen === null ? null : this.element(citizen);
    card?.focus();
    return card !== null;
  }

  /** After React has drawn the new places; a person who has gone on elsewhere is left alone. */
  soon(citizen: CitizenId | null): void {
    requestAnimationFrame(() => {
      const here = document.activeElement;
      const isFree = here === null || here === document.body || this.region?.contains(here) === true;
      if (isFree && !this.to(citizen)) this.back();
    });
  }

  /** To the board: its tab stop, or itself when it is empty. */
  back(): void {
    this.home()?.focus();
  }

  /** What takes the focus when it comes to the board. */
  home(): HTMLElement | null {
    const stop = this.region?.querySelector<HTMLElement>('[data-citizen][tabindex="0"]');
    return stop ?? this.region;
  }
}
