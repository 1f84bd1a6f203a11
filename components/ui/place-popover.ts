/** Gives a popover its place in pixels, in browsers that cannot anchor it by CSS. */
export function placePopover(popover: HTMLElement): void {
  if (popover.dataset.side === 'corner' || CSS.supports('position-area', 'bottom')) return;
  const button = document.querySelector(`[popovertarget="${CSS.escape(popover.id)}"]`);
  if (!button) return;
  const box = button.getBoundingClientRect();
  const { style, dataset } = popover;
  if (dataset.side === 'top') style.bottom = `${window.innerHeight - box.top}px`;
  else style.top = `${Math.min(box.bottom, window.innerHeight - popover.offsetHeight - 8)}px`;
  if (dataset.align === 'end') style.right = `${window.innerWidth - box.right}px`;
  else style.left = `${box.left}px`;
}
