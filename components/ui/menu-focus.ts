const pause = 500;

let typed = '';
let typedAt = 0;

function startsWith(item: HTMLElement, text: string): boolean {
  return item.textContent.trim().toLowerCase().startsWith(text);
}

/** Letters typed soon after one another are one beginning of a word; the search goes round. */
function findTyped(items: HTMLElement[], current: number, letter: string) {
  const now = Date.now();
  typed = now - typedAt < pause ? typed + letter.toLowerCase() : letter.toLowerCase();
  typedAt = now;
  const from = typed.length > 1 ? current : current + 1;
  const order = [...items.slice(Math.max(0, from)), ...items.slice(0, Math.max(0, from))];
  return order.find((item) => startsWith(item, typed));
}

/** Moves the focus inside a menu as the ARIA pattern says; false when the key is not for it. */
export function moveMenuFocus(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const current = items.findIndex((item) => item === document.activeElement);
  let next: HTMLElement | undefined;
  if (key === 'ArrowDown') next = items[(current + 1) % items.length];
  else if (key === 'ArrowUp') next = items.at(current <= 0 ? -1 : current - 1);
  else if (key === 'Home') next = items[0];
  else if (key === 'End') next = items.at(-1);
  else if (key.length === 1 && key !== ' ') next = findTyped(items, current, key);
  else return false;
  next?.focus();
  return true;
}
