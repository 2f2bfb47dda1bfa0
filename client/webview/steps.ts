// Back and forward along the trail of a page, with the keys and the mouse buttons that do it in a browser.

export interface Steps {
  back(): void;
  forward(): void;
}

export function listenToSteps({ back, forward }: Steps): void {
  document.addEventListener('keydown', event => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    // The editor's own way back would leave the panel.
    event.preventDefault();
    event.stopPropagation();
    const isBack = (event.key === 'ArrowLeft') === (document.documentElement.dir !== 'rtl');
    if (isBack) back();
    else forward();
  });
  document.addEventListener('mouseup', ({ button }) => {
    if (button === 3) back();
    if (button === 4) forward();
  });
}
