// Who says what, told apart by a colour and a mark where more than two talk: the style sheet has six of each.
import { nameOf } from '../speaker.js';

/** There are so many colours, each with a mark of its own. */
const VOICES = 6;
/** Turns at a time, between which the page may do something else. */
const SOME = 400;

export const attach = (reading) => {
  const { article, signal } = reading;
  const names = [...article.querySelectorAll('[data-ia=exchange] [data-ia=speaker]')];
  const voices = new Map();
  for (const name of names) {
    const who = nameOf(name);
    if (who && !voices.has(who)) voices.set(who, 0);
  }
  if (voices.size < 3) return { voices: [...voices.keys()] };
  [...voices.keys()].forEach((who, n) => voices.set(who, (n % VOICES) + 1));
  const some = (from) => {
    if (signal.aborted) return;
    for (const name of names.slice(from, from + SOME)) name.dataset.iaVoice = voices.get(nameOf(name));
    if (from + SOME < names.length) setTimeout(some, 0, from + SOME);
  };
  some(0);
  signal.addEventListener('abort', () => names.forEach((name) => name.removeAttribute('data-ia-voice')));
  return { voices: [...voices.keys()] };
};
