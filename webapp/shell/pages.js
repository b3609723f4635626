import { html } from 'lit';

/**
 * What each route shows: its title, how its page is loaded, and who may see it.
 *
 * @type {Record<string, {title: string, load: () => Promise<unknown>, show: (params: Record<string, string>) => unknown,
 *     open?: boolean, admin?: boolean, focusesItself?: (params: Record<string, string>) => boolean}>}
 */
export const PAGES = {
  login: {
    title: 'Sign in',
    open: true,
    load: () => import('../identity/login-page.js'),
    show: () => html`<login-page></login-page>`,
  },
  register: {
    title: 'Join',
    open: true,
    load: () => import('../identity/register-page.js'),
    show: () => html`<register-page></register-page>`,
  },
  dashboard: {
    title: 'Dashboard',
    load: () => import('../members/dashboard-page.js'),
    show: () => html`<dashboard-page></dashboard-page>`,
  },
  search: {
    title: 'Search',
    load: () => import('../members/search-page.js'),
    show: () => html`<search-page></search-page>`,
  },
  profile: {
    title: 'Profile',
    load: () => import('../members/profile-page.js'),
    show: ({ username }) => html`<profile-page .username=${username}></profile-page>`,
  },
  messages: {
    title: 'Messages',
    load: () => import('../chat/messages-page.js'),
    show: ({ id = '' }) => html`<messages-page .conversation=${id}></messages-page>`,
    focusesItself: ({ id = '' }) => id !== '',
  },
  feed: {
    title: 'Feed',
    load: () => import('../feed/feed-page.js'),
    show: () => html`<feed-page></feed-page>`,
  },
  post: {
    title: 'Post',
    load: () => import('../feed/post-page.js'),
    show: ({ id }) => html`<post-page .post=${id}></post-page>`,
  },
  notifications: {
    title: 'Notifications',
    load: () => import('../notifications/notifications-page.js'),
    show: () => html`<notifications-page></notifications-page>`,
  },
  connections: {
    title: 'Connections',
    load: () => import('../connections/connections-page.js'),
    show: ({ tab = 'accepted' }) => html`<connections-page .tab=${tab}></connections-page>`,
  },
  favorites: {
    title: 'Favorites',
    load: () => import('../members/saved-page.js'),
    show: () => html`<saved-page name="favorites"></saved-page>`,
  },
  shortlist: {
    title: 'Shortlist',
    load: () => import('../members/saved-page.js'),
    show: () => html`<saved-page name="shortlist"></saved-page>`,
  },
  settings: {
    title: 'Settings',
    load: () => import('../settings/settings-page.js'),
    show: () => html`<settings-page></settings-page>`,
  },
  admin: {
    title: 'Admin',
    admin: true,
    load: () => import('../admin/admin-page.js'),
    show: () => html`<admin-page></admin-page>`,
  },
  missing: {
    title: 'Not found',
    load: async () => {},
    show: () => html`<div class="state">
      <h1 tabindex="-1">There is no such page</h1>
      <p><a href="/dashboard">Go to the dashboard</a></p>
    </div>`,
  },
};
