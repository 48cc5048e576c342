/**
 * Arrow keys inside a list of buttons, which is one stop for the Tab key however long it is.
 */

/**
 * @param {HTMLElement} list  its buttons may come and go; call `settle` after changing them
 * @param {string} [selector]  of the buttons that count, where there are others between them
 * @returns {{settle(): void}}
 */
export function roving(list, selector = 'button:not([hidden])') {
  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...list.querySelectorAll(selector)]);

  /** @param {HTMLButtonElement | undefined} chosen */
  const choose = (chosen) => {
    for (const button of buttons()) button.tabIndex = button === chosen ? 0 : -1;
  };

  list.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLButtonElement) choose(target);
  });
  list.addEventListener('keydown', (event) => {
    const all = buttons();
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const to = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
    };
    const next =
      event.key === 'End' ? all.length - 1 : to[/** @type {keyof typeof to} */ (event.key)];
    if (at < 0 || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    all[Math.max(0, Math.min(next, all.length - 1))].focus();
  });

  return {
    settle() {
      const all = buttons();
      const focused = all.find((button) => button === document.activeElement);
      choose(focused ?? all.find((button) => button.tabIndex === 0) ?? all[0]);
    },
  };
}
