// Who says what, told apart by a colour and a mark where more than two talk: the style sheet has six of each.
import { nameOf } from '../speaker.js';

/** There are so many colours, each with a mark of its own. */
const VOICES = 6;

export const attach = (reading) => {
  const { article, signal } = reading;
  const names = [...article.querySelectorAll('[data-ia=exchange] [data-ia=speaker]')];
  const voices = new Map();
  for (const name of names) {
    const who = nameOf(name);
    if (who && !voices.has(who)) voices.set(who, (voices.size % VOICES) + 1);
  }
  if (voices.size > 2) {
    reading.slowly(names, (name) => { name.dataset.iaVoice = voices.get(nameOf(name)); });
    signal.addEventListener('abort', () => names.forEach((name) => name.removeAttribute('data-ia-voice')));
  }
  return { voices: [...voices.keys()] };
};
