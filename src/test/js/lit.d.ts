/** What the page uses of Lit, for the type check, which so needs no other package. */
declare module 'lit' {
  export type TemplateResult = object;
  export const nothing: unique symbol;
  export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult;
  export function svg(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult;
  export class LitElement extends HTMLElement {
    readonly hasUpdated: boolean;
    readonly updateComplete: Promise<boolean>;
    createRenderRoot(): HTMLElement | DocumentFragment;
    connectedCallback(): void;
    disconnectedCallback(): void;
    requestUpdate(): void;
    willUpdate(changed: Map<string, unknown>): void;
    updated(changed: Map<string, unknown>): void;
    render(): unknown;
  }
}

declare module 'lit/directives/repeat.js' {
  export function repeat<T>(items: Iterable<T>, key: (item: T) => unknown, template: (item: T) => unknown): unknown;
}

declare module 'lit/directives/live.js' {
  export function live(value: unknown): unknown;
}
