import { html, nothing } from 'lit';

/**
 * A labelled field with a hint, or with what is wrong about it.
 *
 * @param {{name: string, label: string, type?: string, value?: string, hint?: string, error?: string,
 *     required?: boolean, autocomplete?: string, min?: number, max?: number, minlength?: number,
 *     maxlength?: number, rows?: number}} field
 */
export function field({ name, label, hint = '', error = '', ...rest }) {
  const note = error || hint;
  return html`<div class="field" ?data-invalid=${error !== ''}>
    <label for="field-${name}">${label}</label>
    ${control(name, rest, note, error !== '')}
    ${note ? html`<p class="note" id="note-${name}" role=${error ? 'alert' : nothing}>${note}</p>` : nothing}
  </div>`;
}

/** @param {string} name @param {any} field @param {string} note @param {boolean} invalid */
function control(name, { rows, value = '', type = 'text', ...rest }, note, invalid) {
  const described = note ? `note-${name}` : nothing;
  if (rows) {
    return html`<textarea id="field-${name}" name=${name} rows=${rows} .value=${value}
      maxlength=${rest.maxlength ?? nothing} ?required=${rest.required}
      aria-invalid=${invalid || nothing} aria-describedby=${described}></textarea>`;
  }
  return html`<input id="field-${name}" name=${name} type=${type} .value=${value}
    autocomplete=${rest.autocomplete ?? 'off'} ?required=${rest.required} min=${rest.min ?? nothing}
    max=${rest.max ?? nothing} minlength=${rest.minlength ?? nothing} maxlength=${rest.maxlength ?? nothing}
    autocapitalize="none" spellcheck="false" aria-invalid=${invalid || nothing} aria-describedby=${described} />`;
}

/** What a form holds, with empty fields as null. @param {HTMLFormElement} form @returns {Record<string, string | null>} */
export function valuesOf(form) {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim() || null]);
  return Object.fromEntries(entries);
}
