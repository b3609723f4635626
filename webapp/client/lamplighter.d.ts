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

/** A refusal (RFC 9457), or a lost line, which has status 0; also where a proxy answered in the server's place. */
export class Problem extends Error {
  /** Such as `urn:lamplighter:problem:unauthorized`; '' for a lost line. */
  readonly type: string;
  /** Whether the server itself said that the login is over; every other failure may pass. */
  readonly endsLogin: boolean;
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
  /** What was asked until now is answered no more; for a page whose account changes. */
  forgetAsked(): void;
}

export interface User {
  user_id: string;
  username: string;
  display_name?: string | null;
  avatar_url?: string | null;
  town?: string | null;
  age?: number | null;
  about?: string | null;
}

export interface Reaction {
  emoji: string;
  count: number;
  /** At most the first 50; in answers the caller before them. */
  user_ids: string[];
}

export interface Message {
  message_id: string;
  conversation_id: string;
  /** Counts from 1 without holes in its conversation. */
  seq: number;
  /** Null when the account is gone. */
  sender_id: string | null;
  from: string | null;
  content: string;
  /** The same as `content`. */
  message: string;
  timestamp: string;
  client_id: string | null;
  edited_at: string | null;
  /** Keeps its place, without content. */
  deleted: boolean;
  /** Raised by each edit, deletion and reaction: a message lower than what is known is older. */
  version: number;
  reply_to: string | null;
  reactions: Reaction[];
}

export interface Conversation {
  id: string;
  kind: 'direct' | 'group';
  title: string | null;
  /** At most the first 50 of `member_count`; the caller is one. */
  members: User[];
  member_count: number;
  owner_id?: string | null;
  /** A message with `seq` up to `seq` was read by that member, up to `delivered_seq` it arrived. */
  reads: { user_id: string; username: string; seq: number; delivered_seq: number }[];
  last_seq: number;
  unread: number;
  read_seq: number;
  last_message: Message | null;
  muted: boolean;
  changed_at: string;
}

export interface Chat {
  /** Last changed first. */
  conversations(page?: { limit?: number; after?: string | null }): Promise<{ conversations: Conversation[]; next: string | null }>;
  conversation(id: string): Promise<Conversation>;
  /** The direct conversation with one user, the one that exists or a new one; else a group. */
  start(usernames: string[], title?: string): Promise<Conversation>;
  /** The latest, or those before or after a `seq`; always in rising `seq`. `next` pages on in that direction. */
  history(id: string, page?: { before?: number; after?: number; limit?: number }): Promise<{ messages: Message[]; next: number | null }>;
  search(q: string, page?: { limit?: number; after?: string | null }): Promise<{ messages: Message[]; next: string | null }>;
  /** Resolved when the message is durable. Sent again with the same `client_id` it stands there once. */
  send(message: { conversation_id: string; content: string; client_id?: string; reply_to?: string | null }): Promise<Message>;
  edit(message: { conversation_id: string; message_id: string }, content: string): Promise<Message>;
  delete(message: { conversation_id: string; message_id: string }): Promise<Message>;
  react(message: { conversation_id: string; message_id: string }, emoji: string, on?: boolean): Promise<Message>;
  /** Moves the caller's read cursor; it never goes back. */
  read(id: string, seq: number): Promise<{ conversation_id: string; seq: number; unread: number }>;
  /** Tells the senders that their messages arrived; needs the socket. */
  delivered(id: string, seq: number): Promise<{ conversation_id: string; seq: number }>;
  /** Hears `typing` of a conversation, and may say it; answers a function that ends it. */
  follow(id: string): () => void;
  /** Says that the caller types, at most every 2 s; the server forgets it after 3 s. */
  typing(id: string, isTyping?: boolean): void;
}

export interface Post {
  id: string;
  user_id: string;
  username: string;
  author: User;
  content: string;
  like_count: number;
  comment_count: number;
  /** By the caller. */
  liked: boolean;
  /** Of two counts of a post, the one with the higher version is the newer. */
  version: number;
  timestamp: string;
}

export interface Comment {
  id: string;
  post_id: string;
  content: string;
  user_id: string;
  username: string;
  author: User;
  timestamp: string;
}

export interface Feed {
  /** Newest first. */
  posts(page?: { limit?: number; after?: string | null }): Promise<{ posts: Post[]; next: string | null }>;
  post(id: string): Promise<Post>;
  publish(content: string): Promise<Post>;
  delete(id: string): Promise<void>;
  /** Likes, or takes it back; twice is the same as once. */
  like(id: string, on?: boolean): Promise<{ likes_count: number; liked: boolean; version: number }>;
  /** Oldest first. */
  comments(id: string, page?: { limit?: number; after?: string | null }): Promise<{ comments: Comment[]; next: string | null }>;
  comment(id: string, content: string): Promise<Comment>;
  deleteComment(id: string, commentId: string): Promise<void>;
  /** Hears `post_created`, `post_deleted`, `like_update`, `comment_update`; answers a function that ends it. */
  follow(): () => void;
}

export interface Notification {
  /** Stays when it is renewed; then `seq` is new, and `replaces` the one it had. */
  id: string;
  seq: number;
  replaces: number | null;
  type: 'like' | 'comment' | 'follow' | 'message' | 'connection_request' | 'connection_accepted' | 'system';
  /** Who acted last; null where nobody did, or the account is gone. */
  user_id: string | null;
  username: string | null;
  /** Null where one is drawn. */
  avatar_url: string | null;
  post_id: string | null;
  /** What it is about: a post, a conversation, a user. */
  subject: string | null;
  message: string;
  read: boolean;
  timestamp: string;
}

export interface Notifications {
  /** The newest first, or in rising `seq` those after one; `next` pages on in that direction. */
  list(page?: { before?: number | string | null; after?: number; limit?: number }): Promise<{ notifications: Notification[]; next: string | null }>;
  count(): Promise<number>;
  read(id: string): Promise<{ count: number }>;
  readAll(upTo: number): Promise<{ count: number }>;
  preferences(): Promise<Record<string, boolean>>;
  prefer(wanted: Record<string, boolean>): Promise<Record<string, boolean>>;
}

export interface UserConnection {
  id: string;
  state: 'incoming' | 'outgoing' | 'accepted';
  user_id: string;
  username: string;
  user: User;
  timestamp: string;
}

export interface Connections {
  list(state: UserConnection['state'], page?: { limit?: number; after?: string | null }): Promise<{ connections: UserConnection[]; next: string | null }>;
  count(): Promise<number>;
  with(username: string): Promise<UserConnection | null>;
  request(username: string): Promise<UserConnection>;
  accept(id: string): Promise<UserConnection>;
  decline(id: string): Promise<void>;
  remove(id: string): Promise<void>;
}

/** `user_id` and `username` are the other one's; `state` is as the receiver sees it, of `connection_removed` as it was. */
export type ConnectionEvent = Omit<UserConnection, 'user'>;

/** `from` and `user_id` are the other one's. */
export interface CallSignal {
  call_id: string;
  from: string;
  user_id: string;
  data: any;
}

export interface Events {
  /** Each once, also after a break. */
  notification: Notification;
  notification_updated: Notification;
  /** Read in some tab: the one of that id, or all up to a seq. */
  notification_read: { id: string | null; up_to: number | null; count: number };
  notification_count: { count: number; version: number };
  /** Too much was missed: load the list anew. */
  notification_gap: { fetch: string | null };
  connection_request: ConnectionEvent;
  connection_accepted: ConnectionEvent;
  connection_removed: ConnectionEvent;
  post_created: { post: Post };
  post_deleted: { post_id: string; timestamp: string };
  /** `user_id` is null where it may not be told. */
  like_update: { post_id: string; like_count: number; user_id: string | null; username: string | null; version: number; timestamp: string };
  /** `comment` is null where one was removed, or may not be shown. */
  comment_update: { post_id: string; comment_count: number; comment: Comment | null; removed_id: string | null; version: number; timestamp: string };
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
  /** Each message once, also after a break. */
  new_message: Message;
  message_edited: Message;
  message_deleted: Message;
  message_reaction: { conversation_id: string; message_id: string; seq: number; user_id: string; username: string; emoji: string; added: boolean; version: number; reactions: Reaction[] };
  message_read: { conversation_id: string; user_id: string; username: string; seq: number };
  message_delivered: { conversation_id: string; user_id: string; username: string; seq: number };
  /** Too much was missed: load the conversation anew. */
  chat_gap: { conversation_id: string; fetch: string | null; outdated: boolean };
  conversation_changed: { conversation_id: string; kind: 'direct' | 'group'; title: string | null; members_version: number };
  conversation_left: { conversation_id: string };
  typing: { conversation_id: string; user_id: string; user_name: string; is_typing: boolean };
  user_typing: { from: string; isTyping: boolean };
  server_draining: { reconnect_after_ms: number };
  /** Somebody calls; `data` is what their browser offers. */
  call_offer: CallSignal;
  call_answer: CallSignal;
  ice_candidate: CallSignal;
  /** `data.reason`: ended, cancelled, declined, answered_elsewhere, busy, unavailable, timeout, lost, over. */
  call_end: CallSignal & { data: { reason: string } };
}

export interface Lamplighter {
  readonly rest: Rest;
  readonly chat: Chat;
  readonly feed: Feed;
  readonly notifications: Notifications;
  readonly connections: Connections;
  readonly connection: ConnectionState;
  /** Whose connection this is, or was last, as the server said; null before and after `disconnect()`. */
  readonly session: { sid: string; user_id: string; username: string } | null;
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

/** A fresh `client_id` for {@link Chat.send}. */
export function newClientId(): string;

/** Makes a client the one that the elements on this page use. */
export function provideLamplighter(client: Lamplighter): Lamplighter;
/** The client that was provided, if one was. */
export function providedLamplighter(): Lamplighter | undefined;
/** Calls back with it, at once or when it is provided; answers a function that ends the waiting. */
export function withLamplighter(use: (client: Lamplighter) => void): () => void;
