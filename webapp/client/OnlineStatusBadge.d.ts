export interface OnlineStatusBadgeProps {
  username: string;
  /** In px, or 12, 16, 20 by name; `small` by default. */
  size?: 'small' | 'medium' | 'large' | number;
  /** White border and shadow, for standing on an avatar. */
  ring?: boolean;
  /** With words, such as "Last seen 5 minutes ago". */
  label?: boolean;
}

/** A React component; needs `provideReact`. */
export function OnlineStatusBadge(props: OnlineStatusBadgeProps): any;
export default OnlineStatusBadge;
