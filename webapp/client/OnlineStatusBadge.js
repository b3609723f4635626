import '../elements/lamp-status.js';
import { providedReact } from './reactProvided.js';

const SIZES = { small: 12, medium: 16, large: 20 };

/**
 * A user's status bulb as a React component: `<OnlineStatusBadge username="asha" size="large" ring />`.
 * All badges of a user change together, and say when they are not live.
 *
 * @param {{username: string, size?: keyof typeof SIZES | number, ring?: boolean, label?: boolean}} props
 *     `size` of the bulb in px or by name (12, 16, 20); `ring` for standing on an avatar; `label` with words
 */
export function OnlineStatusBadge({ username, size = 'small', ring = false, label = false }) {
  return providedReact().createElement('lamp-status', {
    user: username,
    size: String(typeof size === 'number' ? size : SIZES[size]),
    ...(ring && { ring: '' }),
    ...(label && { label: '' }),
  });
}

export default OnlineStatusBadge;
