/** @typedef {{username: string, password: string, new_password?: string}} Credentials */

/**
 * What a sign-in form holds; passwords are taken as they were typed.
 *
 * @param {SubmitEvent} submit
 * @returns {Credentials}
 */
export function credentialsOf(submit) {
  const form = new FormData(/** @type {HTMLFormElement} */ (submit.target));
  const chosen = form.get('new_password');
  return {
    username: String(form.get('username')).trim(),
    password: String(form.get('password')),
    ...(chosen ? { new_password: String(chosen) } : {}),
  };
}
