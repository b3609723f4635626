import { createLamplighter, provideLamplighter } from '../client/lamplighter.js';
import '../elements/index.js';

/** Everything a page of your own needs: a token, a client, and elements that find it. @param {string} token */
function start(token) {
  const client = provideLamplighter(createLamplighter({ token }));
  client.connect();
  return client;
}

// The rest is this example's own: a sign-in form, and a list of members to show badges for.
const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));

form.addEventListener('submit', async (submit) => {
  submit.preventDefault();
  const response = await fetch('/api/auth/login', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(new FormData(form))),
  });
  const answer = await response.json();
  if (response.ok) show(start(answer.access_token));
  else say(answer.detail);
});

/** @param {import('../client/lamplighter.js').Lamplighter} client */
async function show(client) {
  form.hidden = true;
  /** @type {HTMLElement} */ (document.querySelector('section')).hidden = false;
  const { users } = await client.rest.get('/api/users', { limit: 20 });
  document.querySelector('ul')?.append(...users.map(line));
}

/** @param {{username: string, display_name: string}} user */
function line({ username, display_name }) {
  const item = document.createElement('li');
  const badge = document.createElement('lamp-status');
  badge.setAttribute('user', username);
  badge.setAttribute('label', '');
  item.append(display_name, badge);
  return item;
}

/** @param {string} text */
function say(text) {
  /** @type {HTMLOutputElement} */ (document.querySelector('output')).value = text;
}
