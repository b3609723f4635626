import { createLamplighter, provideLamplighter } from './client/lamplighter.js';
import { currentToken } from './identity/tokens.js';

/** The page's one connection; the badges on it find it here too. */
export const lamp = provideLamplighter(createLamplighter({ getToken: currentToken }));
