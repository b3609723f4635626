/** Types of the client library. Times are ISO-8601 texts in UTC unless a name ends in `At`. */

export type Status = 'online' | 'away' | 'busy' | 'offline';

export interface Presence {
  user_id: string;
  username: string;
  status: Status;
  status_text: string | null;
  last_seen: string | null;
  /** Rises with each change within one connection; absent for what was polled. */
  version?: number;
}

export interface ConnectionState {
  /** `polling`: the socket is down, but REST answers, so what is shown is at most 15 s old. */
  phase: 'idle' | 'connecting' | 'live' | 'reconnecting' | 'polling' | 'closed';
  attempt: number;
  /** When the next try starts, in milliseconds since the epoch; null while one runs. */
  nextAttemptAt: number | null;
  reason: 'signed_out' | 'banned' | 'refused' | 'left' | null;
}

export type TokenSource = (options?: { fresh?: boolean }) => Promise<string | null> | string | null;

/** A refusal (RFC 9457), or a lost line, which has status 0. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly retryable: boolean;
  readonly errors: { field: string; message: string }[];
  about(field: string): string;
}

export interface Rest {
  get(path: string, query?: Record<string, unknown>): Promise<any>;
  post(path: string, body?: unknown): Promise<any>;
  put(path: string, body?: unknown): Promise<any>;
  delete(path: string): Promise<any>;
}

export interface Events {
  state: ConnectionState;
  count: number | null;
  error: Problem;
  connected: { sid: string; user_id: string; username: string; timestamp: string; expires_in: number };
  presence_state: { users: Presence[] };
  presence_diff: { joins: Presence[]; leaves: Presence[]; changes: Presence[] };
  user_online: { user_id: string; username: string };
  user_offline: { user_id: string; username: string; last_seen: string | null };
  user_status: { user_id: string; username: string; status: Status; status_text: string | null; timestamp: string };
  online_count_update: { count: number };
  admin_broadcast: { id: string; message: string; expires_at: string | null; timestamp: string };
  channel_event: { channel: string; from: string; data: any; timestamp: string };
  server_draining: { reconnect_after_ms: number };
}

export interface Lamplighter {
  readonly rest: Rest;
  readonly connection: ConnectionState;
  readonly onlineCount: number | null;
  connect(): void;
  disconnect(): void;
  reconnectNow(): void;
  presenceOf(username: string): Presence | undefined;
  on<E extends keyof Events>(event: E, listener: (data: Events[E]) => void): () => void;
  on(event: string, listener: (data: any) => void): () => void;
  command(event: string, data?: object): Promise<any>;
  watch(
    usernames: string[],
    listener?: (entry: Presence | undefined, username: string) => void,
  ): () => void;
  subscribe(channel: string): () => void;
}

export function createLamplighter(options: {
  /** The API's address; this page's origin by default. The socket's URL follows from it. */
  baseUrl?: string;
  token?: string;
  getToken?: TokenSource;
}): Lamplighter;

/** Makes a client the one that the elements on this page use. */
export function provideLamplighter(client: Lamplighter): Lamplighter;
export function withLamplighter(use: (client: Lamplighter) => void): () => void;
