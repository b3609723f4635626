export interface OnlineStatusService {
  /** What was said last of each user. */
  readonly statusCache: ReadonlyMap<string, { online: boolean; timestamp: number }>;
  /** Connects; also after `goOffline`. */
  goOnline(username: string): Promise<{ username: string; online: boolean }>;
  /** Offline at once, for everybody. */
  goOffline(username: string): Promise<{ username: string; offline: boolean }>;
  isUserOnline(username: string): Promise<boolean>;
  /** Usernames, the first 200. */
  getOnlineUsers(): Promise<string[]>;
  getOnlineCount(): Promise<number>;
  /** Answers a function that ends it. */
  subscribe(listener: (username: string, online: boolean) => void): () => void;
}

export const onlineStatusService: OnlineStatusService;
export default onlineStatusService;
