/** What both pages share: the two languages, and files that are saved. */
import { speak } from './text.mjs';

export function show(...children) {
  document.getElementById('main').replaceChildren(...children.filter((child) => child !== null));
}

/** Draws, and draws again when another language is chosen. */
export function start(draw) {
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => choose(button.dataset.language, draw));
  }
  choose(navigator.language?.startsWith('de') === false ? 'en' : 'de', draw);
}

function choose(language, draw) {
  speak(language);
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
  draw();
}

export function save(name, parts, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
