const OURS = 'urn:lamplighter:problem:';
const LOGIN_IS_OVER = [`${OURS}unauthorized`, `${OURS}account_blocked`];

/**
 * A refusal as RFC 9457 words it, from REST or a socket; or a lost line, which has status 0. What a
 * proxy or a captive portal answers in the server's place is a lost line too.
 */
export class Problem extends Error {
  /**
   * @param {{type?: string, status?: number, title?: string, detail?: string, retryable?: boolean,
   *     errors?: {field: string, message: string}[]}} json
   */
  constructor(json) {
    super(json.detail || json.title || 'Something went wrong.');
    this.name = 'Problem';
    this.type = json.type ?? '';
    this.status = json.status ?? 0;
    this.title = json.title ?? '';
    this.detail = json.detail ?? '';
    this.retryable = json.retryable ?? false;
    this.errors = json.errors ?? [];
  }

  /** What is wrong with one field, or '' when nothing is. @param {string} field */
  about(field) {
    return this.errors.find((error) => error.field === field)?.message ?? '';
  }

  /** Whether the server itself said that the login is over; every other failure may pass. */
  get endsLogin() {
    return LOGIN_IS_OVER.includes(this.type);
  }

  /** Whether an answer is a refusal by the server, and not by something on the way to it. @param {any} json */
  static isOurs(json) {
    return typeof json?.type === 'string' && json.type.startsWith(OURS);
  }

  static unreachable() {
    return new Problem({
      title: 'The server did not answer',
      detail: 'The server did not answer. Check your connection and try again.',
      retryable: true,
    });
  }

  static notConnected() {
    return new Problem({
      title: 'Not connected',
      detail: 'There is no live connection just now. Try again in a moment.',
      retryable: true,
    });
  }

  /** @param {unknown} thrown @returns {Problem} */
  static of(thrown) {
    return thrown instanceof Problem ? thrown : Problem.unreachable();
  }
}
