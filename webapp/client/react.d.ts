import type { ConnectionEvent, Connections, ConnectionState, Events, Lamplighter, Message, Notification, Post } from './lamplighter.js';

/** The page's own React, of version 16.8 or later; so that no copy of it is needed here. */
export type React = any;

export interface ChatHandlers {
  /** Also of one's own. */
  onMessage?: (message: Message) => void;
  /** Edited or deleted. */
  onChange?: (message: Message) => void;
  onRead?: (read: Events['message_read']) => void;
  /** So much was missed that the conversation has to be loaded again. */
  onGap?: (gap: Events['chat_gap']) => void;
}

export interface ConnectionsHandlers {
  onRequest?: (request: ConnectionEvent) => void;
  onAccepted?: (accepted: ConnectionEvent) => void;
  onRemoved?: (removed: ConnectionEvent) => void;
}

export interface FeedHandlers {
  onPost?: (post: Post) => void;
  onPostDeleted?: (deleted: Events['post_deleted']) => void;
  onLike?: (update: Events['like_update']) => void;
  onComment?: (update: Events['comment_update']) => void;
}

export interface NotificationsHandlers {
  onNotification?: (notification: Notification) => void;
}

export interface OnlineHandlers {
  onOnline?: (user: Events['user_online']) => void;
  onOffline?: (user: Events['user_offline']) => void;
  onStatus?: (status: Events['user_status']) => void;
}

export interface SocketMessage {
  event: string;
  data: any;
}

export interface Hooks {
  /** Follows one channel while its component is shown: `online`, `feed`, `messages/5`, `app:orders`. */
  useWebSocket(
    channel: string | null,
    onMessage?: (message: SocketMessage) => void,
  ): { isConnected: boolean; lastMessage: SocketMessage | null; send(event: string, data?: object): Promise<any> };
  /** Whether what is shown follows each change, and whose presence the connection holds. */
  usePresenceStatus(): ConnectionState & { isConnected: boolean; currentUserId: string | null };
  /** One function instead of the handlers is `onMessage`. */
  useWebSocketChat(
    chatId: string | number | null,
    handlers?: ChatHandlers | ChatHandlers['onMessage'],
  ): {
    isConnected: boolean;
    lastMessage: Message | null;
    /** Usernames. */
    typing: string[];
    sendMessage(content: string): Promise<Message>;
    sendTyping(isTyping: boolean): void;
  };
  /** One function instead of the handlers hears of all. */
  useWebSocketConnections(
    handlers?: ConnectionsHandlers | ((data: ConnectionEvent) => void),
  ): { isConnected: boolean; incomingCount: number; connections: Connections };
  /** Two functions instead of the handlers are `onPost` and `onComment`. */
  useWebSocketFeed(
    handlers?: FeedHandlers | FeedHandlers['onPost'],
    onComment?: FeedHandlers['onComment'],
  ): {
    isConnected: boolean;
    lastPost: Post | null;
    lastLike: Events['like_update'] | null;
    lastComment: Events['comment_update'] | null;
  };
  /** One function instead of the handlers is `onNotification`. */
  useWebSocketNotifications(handlers?: NotificationsHandlers | NotificationsHandlers['onNotification']): {
    isConnected: boolean;
    notifications: Notification[];
    unreadCount: number;
    refresh(): Promise<void>;
    markRead(id: string): Promise<{ count: number }>;
    markAllRead(): Promise<{ count: number }>;
  };
  /** Two functions instead of the handlers are `onOnline` and `onOffline`. */
  useWebSocketOnline(
    handlers?: OnlineHandlers | OnlineHandlers['onOnline'],
    onOffline?: OnlineHandlers['onOffline'],
  ): {
    isConnected: boolean;
    onlineCount: number | null;
    lastOnline: Events['user_online'] | null;
    lastOffline: Events['user_offline'] | null;
  };
}

/** The hooks of one client. */
export function lamplighterHooks(React: React, client: Lamplighter): Hooks;

/** Hands in the page's React, for the hooks below and for `OnlineStatusBadge`; the client is the provided one. */
export function provideReact(React: React): void;

export const useWebSocket: Hooks['useWebSocket'];
export const usePresenceStatus: Hooks['usePresenceStatus'];
export const useWebSocketChat: Hooks['useWebSocketChat'];
export const useWebSocketConnections: Hooks['useWebSocketConnections'];
export const useWebSocketFeed: Hooks['useWebSocketFeed'];
export const useWebSocketNotifications: Hooks['useWebSocketNotifications'];
export const useWebSocketOnline: Hooks['useWebSocketOnline'];
