/** Facing pages on one grid: the two sides of a row begin on one baseline across the spread. */

/**
 * Shifts the English side of every row by what the first baselines of its two sides differ, because each face has its own
 * height above the baseline. The shift is less than a line and moves nothing else. Runs in the page, after `makeUp`; it
 * must stand on its own, because the browser gets its source.
 */
export function alignSpreads(): void {
  const rowsOf = (page: Element): HTMLElement[] => [
    ...page.querySelectorAll<HTMLElement>('.page-body [data-unit], .page-notes > .row'),
  ];
  const skipped = 'rt, rp, sup, [data-empty], [data-repeated]';
  /** Where the first text of a row begins. */
  const firstText = (row: HTMLElement): Text | undefined => {
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if ((node.textContent ?? '').trim() !== '' && !node.parentElement?.closest(skipped)) return node as Text;
    return undefined;
  };
  const pairs = [...document.querySelectorAll('.page.verso')].flatMap((verso) => {
    const recto = verso.nextElementSibling;
    if (!recto?.classList.contains('recto')) return [];
    const others = rowsOf(recto);
    return rowsOf(verso).flatMap((row, index) => {
      const other = others[index];
      const [one, two] = [firstText(row), other && firstText(other)];
      return other && one && two ? [{ other, texts: [one, two] as const }] : [];
    });
  });
  // An empty inline block stands with its lower edge on the baseline.
  const probes = pairs.map(({ texts }) =>
    texts.map((text) => {
      const probe = document.createElement('span');
      probe.style.display = 'inline-block';
      text.before(probe);
      return probe;
    }),
  );
  const depths = probes.map((two) => two.map((probe) => probe.getBoundingClientRect().bottom));
  for (const probe of probes.flat()) probe.remove();
  const pages = pairs.map(({ texts }) =>
    texts.map((text) => text.parentElement?.closest('.page')?.getBoundingClientRect().top ?? 0),
  );
  for (const [index, { other }] of pairs.entries()) {
    const [one = 0, two = 0] = (depths[index] ?? []).map((depth, side) => depth - (pages[index]?.[side] ?? 0));
    const size = Number.parseFloat(getComputedStyle(other).fontSize);
    if (one === two || Math.abs(one - two) > size) continue;
    // The rules below titles stand across from each other already.
    const moved = other.classList.contains('chapter-title') ? (other.querySelector('h2') ?? other) : other;
    moved.style.position = 'relative';
    moved.style.top = `${one - two}px`;
  }
}
