/** What a sign-in form holds; a password is taken as it was typed. @param {SubmitEvent} submit */
export function credentialsOf(submit) {
  const form = new FormData(/** @type {HTMLFormElement} */ (submit.target));
  return { username: String(form.get('username')).trim(), password: String(form.get('password')) };
}
