/** Something that reached a persona, whole: the bytes as they came and what they mean. */
export interface Received {
  /** The way it came: an HTTP answer, a socket frame as it lay on the wire, or a socket message once parsed. */
  readonly by: 'rest' | 'wire' | 'message';
  /** `GET /api/board`, `frame`, `ack command`, … */
  readonly what: string;
  /** Every byte as text, headers too. */
  readonly raw: string;
  /** What was understood from it; undefined for frames as they lay on the wire. */
  readonly said: unknown;
  /** When it was asked for; undefined for what came unasked. Milliseconds on the clock of this process. */
  readonly askedAt: number | undefined;
  readonly receivedAt: number;
}

export type Listener = (received: Received) => void;
