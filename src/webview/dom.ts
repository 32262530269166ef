import type { Segment } from './strings';

/** A new element with its attributes and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Replaces what an element says; leaves it alone when it says that already. */
export function write(element: HTMLElement, segments: readonly Segment[]): void {
  const key = segments.map((segment) => `${segment.look ?? ''}\u0000${segment.text}`).join('\u0001');
  if (element.dataset.said === key) return;
  element.dataset.said = key;
  element.replaceChildren(...segments.map(span));
}

function span({ text, look }: Segment): Node {
  return look ? make('span', { class: look }, text) : document.createTextNode(text);
}

/** Sets text only when it differs, so that nothing is laid out again for nothing. */
export function writeText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function show(element: HTMLElement, visible: boolean): void {
  element.hidden = !visible;
}

/** Arrow keys walk through the buttons of a group; Tab passes the whole group. */
export function roving(group: HTMLElement): void {
  group.addEventListener('keydown', (event) => {
    const buttons = [...group.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const next = to === undefined || at < 0 ? undefined : buttons[(to + buttons.length) % buttons.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  });
}

/** Makes one button of a group the one that Tab stops at. */
export function stopAt(group: HTMLElement, current: HTMLElement | undefined): void {
  const stop = current ?? group.querySelector('button');
  for (const button of group.querySelectorAll('button')) button.tabIndex = button === stop ? 0 : -1;
}
