// Styles that the layout computes (places, widths), set through the DOM: the policy of pages forbids the attribute `style`.
import { noChange } from 'lit';
import { Directive, type DirectiveResult, directive, type ElementPart } from 'lit/directive.js';

class Styled extends Directive {
  #before: Readonly<Record<string, string>> = {};

  render(_styles: Readonly<Record<string, string>>): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [styles]: [Readonly<Record<string, string>>]): typeof noChange {
    const { style } = element as HTMLElement;
    for (const [name, value] of Object.entries(styles)) {
      if (this.#before[name] !== value) style.setProperty(name, value);
    }
    this.#before = styles;
    return noChange;
  }
}

const styledDirective = directive(Styled);

/** ``html`<div ${styled({ 'flex-grow': '2' })}>` ``; the same names each time. */
export const styled = (styles: Readonly<Record<string, string>>): DirectiveResult => styledDirective(styles);
