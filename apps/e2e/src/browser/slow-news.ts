import { type Page, type WebSocketRoute } from '@playwright/test';

/** Socket.IO's mark of an event; answers to what the page itself asked begin otherwise and are never held. */
const EVENT = '42[';

/** A line on which news from the server can be held for a moment, as on a slow network; answers still come. */
export class SlowNews {
  private held: { to: WebSocketRoute; said: string | Buffer }[] | undefined;

  /** Before the page is loaded. */
  async cut(page: Page): Promise<void> {
    await page.routeWebSocket(/socket\.io/, (near) => {
      const far = near.connectToServer();
      far.onMessage((said) => {
        const isNews = typeof said === 'string' && said.startsWith(EVENT);
        if (this.held !== undefined && isNews) this.held.push({ to: near, said });
        else near.send(said);
      });
    });
  }

  hold(): void {
    this.held ??= [];
  }

  release(): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const { to, said } of held) to.send(said);
  }
}
