import { ended, useConnected, useLatest } from './reactParts.js';

/** Who stops without a word is forgotten, as on the server. */
const TYPING_LASTS_MS = 3_000;

/**
 * `useWebSocketChat(chatId, handlers?)` follows a conversation while its component is shown, and
 * answers `{isConnected, lastMessage, typing, sendMessage, sendTyping}`; `typing` has usernames. The
 * handlers `onMessage` (also of one's own), `onChange` (edited, deleted) and `onRead` hear of each
 * event, and `onGap` when so much was missed that the conversation has to be loaded again. One
 * function instead of the handlers is `onMessage`.
 *
 * @param {any} React
 * @param {import('./lamplighter.js').Lamplighter} client
 */
export function chatHook(React, client) {
  return function useWebSocketChat(/** @type {string | number | null} */ chatId, /** @type {ChatHandlers | ChatHandlers['onMessage']} */ handlers = undefined) {
    const id = String(chatId ?? '');
    const latest = useLatest(React, typeof handlers === 'function' ? { onMessage: handlers } : handlers ?? {});
    const isConnected = useConnected(React, client);
    const [lastMessage, setLastMessage] = React.useState(null);
    const [typing, setTyping] = React.useState(/** @type {string[]} */ ([]));

    const hear = (/** @type {any} */ message) => {
      setLastMessage(message);
      latest.current.onMessage?.(message);
    };
    React.useEffect(() => {
      if (id === '') return undefined;
      /** @param {string} event @param {(data: any) => void} listener */
      const onHere = (event, listener) => client.on(event, (data) => data.conversation_id === id && listener(data));
      const typists = typistsShown(setTyping);
      const end = ended([
        client.chat.follow(id),
        onHere('new_message', hear),
        onHere('message_edited', (message) => latest.current.onChange?.(message)),
        onHere('message_deleted', (message) => latest.current.onChange?.(message)),
        onHere('message_read', (read) => latest.current.onRead?.(read)),
        onHere('chat_gap', (gap) => latest.current.onGap?.(gap)),
        onHere('typing', ({ user_name, is_typing }) => typists.heard(user_name, is_typing)),
      ]);
      return () => {
        end();
        typists.clear();
        setLastMessage(null);
      };
    }, [id]);

    return {
      isConnected,
      lastMessage,
      typing,
      /** @param {string} content @returns {Promise<any>} the message, when it is stored */
      async sendMessage(content) {
        const message = await client.chat.send({ conversation_id: id, content });
        hear(message);
        return message;
      },
      /** @param {boolean} isTyping */
      sendTyping: (isTyping) => client.chat.typing(id, isTyping),
    };
  };
}

/** @param {(names: string[]) => void} show */
function typistsShown(show) {
  /** @type {Map<string, ReturnType<typeof setTimeout>>} when each is forgotten, by name */
  const forgetting = new Map();
  const heard = (/** @type {string} */ name, /** @type {boolean} */ isTyping) => {
    clearTimeout(forgetting.get(name));
    forgetting.delete(name);
    if (isTyping) forgetting.set(name, setTimeout(() => heard(name, false), TYPING_LASTS_MS));
    show([...forgetting.keys()]);
  };
  const clear = () => {
    forgetting.forEach((timer) => clearTimeout(timer));
    forgetting.clear();
    show([]);
  };
  return { heard, clear };
}

/**
 * @typedef {object} ChatHandlers
 * @property {(message: any) => void} [onMessage]
 * @property {(message: any) => void} [onChange]
 * @property {(read: {conversation_id: string, user_id: string, username: string, seq: number}) => void} [onRead]
 * @property {(gap: {conversation_id: string, fetch: string | null}) => void} [onGap]
 */
