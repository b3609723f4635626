import { ended, useConnected, useLatest } from './reactParts.js';

/**
 * `useWebSocketFeed(handlers?)` follows the feed while its component is shown, and answers
 * `{isConnected, lastPost, lastLike, lastComment}`. The handlers `onPost`, `onPostDeleted`, `onLike`
 * and `onComment` hear of each event; two functions instead are `onPost` and `onComment`.
 *
 * @param {any} React
 * @param {import('./lamplighter.js').Lamplighter} client
 */
export function feedHook(React, client) {
  return function useWebSocketFeed(/** @type {FeedHandlers | FeedHandlers['onPost']} */ handlers = undefined, /** @type {FeedHandlers['onComment']} */ onComment = undefined) {
    const latest = useLatest(React, typeof handlers === 'function' ? { onPost: handlers, onComment } : handlers ?? {});
    const isConnected = useConnected(React, client);
    const [last, setLast] = React.useState({ lastPost: null, lastLike: null, lastComment: null });
    React.useEffect(() => {
      /** @param {keyof FeedHandlers} handler @param {any} data @param {object} [seen] */
      const hear = (handler, data, seen) => {
        latest.current[handler]?.(data);
        if (seen) setLast((/** @type {object} */ before) => ({ ...before, ...seen }));
      };
      return ended([
        client.feed.follow(),
        client.on('post_created', ({ post }) => hear('onPost', post, { lastPost: post })),
        client.on('post_deleted', (data) => hear('onPostDeleted', data)),
        client.on('like_update', (data) => hear('onLike', data, { lastLike: data })),
        client.on('comment_update', (data) => hear('onComment', data, { lastComment: data })),
      ]);
    }, []);
    return { isConnected, ...last };
  };
}

/**
 * @typedef {object} FeedHandlers
 * @property {(post: any) => void} [onPost]
 * @property {(deleted: {post_id: string}) => void} [onPostDeleted]
 * @property {(update: any) => void} [onLike]
 * @property {(update: any) => void} [onComment]
 */
