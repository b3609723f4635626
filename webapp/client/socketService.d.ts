import type { Events, Message } from './lamplighter.js';

/** The page's connection in the shape of a `Socket` of socket.io-client. */
export interface PageSocket {
  readonly id: string | undefined;
  readonly connected: boolean;
  /** All events of the server, and `connect`, `connection_established`, `disconnect`. */
  on<E extends keyof Events>(event: E, listener: (data: Events[E]) => void): this;
  on(event: string, listener: (data?: any) => void): this;
  /** Ends one listener, or all of an event. */
  off(event: string, listener?: (data?: any) => void): this;
  /** `emit(event, data?, answered?)`: waits for the connection; `answered` takes `{ok, …}`. */
  emit(event: string, ...given: any[]): this;
  connect(): this;
  disconnect(): this;
}

export interface SocketService {
  readonly socket: PageSocket;
  /** Who the user is, the client's token says. */
  connect(username?: string): void;
  disconnect(): void;
  isConnected(): boolean;
  on<E extends keyof Events>(event: E, listener: (data: Events[E]) => void): void;
  on(event: string, listener: (data?: any) => void): void;
  off(event: string, listener?: (data?: any) => void): void;
  emit(event: string, ...given: any[]): void;
  /** Resolved when the message is stored. */
  sendMessage(to: string, message: string): Promise<Message>;
  sendTyping(to: string, isTyping: boolean): void;
}

export const socketService: SocketService;
export default socketService;
