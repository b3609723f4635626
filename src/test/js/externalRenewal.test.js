import { comeBack, isSignedIn, leaveToSignOut, renew } from '../../../webapp/identity/externalSignIn.js';
import { equal } from './expect.js';

const ISSUER = {
  issuer: 'http://issuer.test',
  client_id: 'page',
  authorization_endpoint: 'http://issuer.test/authorize',
  token_endpoint: 'http://issuer.test/token',
};

/** As Google's and Cognito's answers are (RFC 6749, section 6). */
export async function aRenewalWithoutANewRefreshTokenShouldKeepTheOldOne() {
  equal(await shown([{ refresh_token: 'first' }, {}, {}, {}]), ['first', 'first', 'first']);
}

export async function aNewRefreshTokenShouldFollowTheOldOne() {
  equal(await shown([{ refresh_token: 'first' }, { refresh_token: 'second' }, {}, {}]), ['first', 'second', 'second']);
}

export async function anAnswerThatIsLostShouldCostNoRefreshToken() {
  equal(await shown([{ refresh_token: 'first' }, null, {}]), ['first', 'first']);
}

/**
 * Signs in and renews once for each further answer.
 *
 * @param {(Record<string, string> | null)[]} answers what the issuer adds to an access token; null: nothing comes
 * @returns {Promise<(string | null)[]>} the refresh tokens that the page showed
 */
async function shown(answers) {
  const { fetch } = globalThis;
  const forms = /** @type {URLSearchParams[]} */ ([]);
  globalThis.fetch = async (_, init) => {
    forms.push(/** @type {URLSearchParams} */ (init?.body));
    const answer = answers[forms.length - 1];
    if (!answer) throw new TypeError('Failed to fetch');
    return Response.json({ access_token: `token-${forms.length}`, ...answer });
  };
  try {
    await signIn();
    for (let i = 1; i < answers.length; i++) await renew().catch((problem) => equal(problem.retryable, true));
    equal(isSignedIn(), true);
    return forms.slice(1).map((form) => form.get('refresh_token'));
  } finally {
    globalThis.fetch = fetch;
    leaveToSignOut();
  }
}

async function signIn() {
  const here = location.href;
  sessionStorage.setItem('lamplighter.sign_in', JSON.stringify({ verifier: 'v', state: 's', returnTo: '/', silent: false }));
  history.replaceState(null, '', '?code=c&state=s');
  try {
    await comeBack(ISSUER);
  } finally {
    history.replaceState(null, '', here);
  }
}
