// Remembers the chosen view for the next visit. Without this script the switch works all the same.
(() => {
  const key = 'taiyaku-view';
  const choices = [...document.querySelectorAll('input[name="view"]')];
  const choose = (id) => {
    const choice = choices.find((input) => input.id === id);
    if (choice) choice.checked = true;
    const language = { 'view-ja': 'ja', 'view-en': 'en' }[id];
    document.documentElement.lang = language ?? leading;
  };
  const leading = document.documentElement.lang;
  try {
    choose(localStorage.getItem(key) ?? '');
  } catch {
    // A browser that keeps nothing (private mode, file: pages in some settings) just does not remember.
  }
  for (const input of choices) {
    input.addEventListener('change', () => {
      choose(input.id);
      try {
        localStorage.setItem(key, input.id);
      } catch {
        // As above.
      }
    });
  }
})();
