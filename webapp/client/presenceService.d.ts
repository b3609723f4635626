export interface PresenceService {
  /** The user is online for as long as the page is connected. */
  startPresence(userId: string | number): Promise<void>;
  stopPresence(): void;
  /** The same as `stopPresence`. */
  disconnect(): void;
  isConnected(): boolean;
  getCurrentUserId(): string | null;
}

export const presenceService: PresenceService;
export default presenceService;

export function startPresence(userId: string | number): Promise<void>;
export function stopPresence(): void;
