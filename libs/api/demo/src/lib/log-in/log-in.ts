/**
 * The log-in boundary: turns a proof of identity into one of our persons. The demo proves nothing and only names a
 * persona; a national identity provider proves with a token. Sessions begin after this and do not know which it was.
 */
export interface LogIn<Proof> {
  /** The person behind the proof; undefined when it proves nobody we know. */
  personOf(proof: Proof): Promise<string | undefined>;
}
