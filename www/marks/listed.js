// Quotes that an author lists, and whose words were edited since: shown as they read now, where there is no doubt. The
// command does the same (`quote/changed`).
import { BLOCK, Words } from './words.js';

/** As many of a hundred pairs of letters must still be there, and have been: a sentence that is made alike is no edited one. */
const LIKE = 75;

/** `missed`: the words of each, what stands before them, and what behind. */
export const placeListed = (finder, host, missed) => {
  const article = host.querySelector('[data-ia=article]');
  for (const [exact, prefix, suffix] of article ? missed : []) {
    const words = new Words(article);
    const [start, end] = finder.place(words.text, [exact, prefix, suffix, ''].join('\0'), Int32Array.of(-1, -1));
    const now = words.text.slice(start, end);
    const isCertain = prefix || suffix || words.text.split(now).length === 2;
    if (start < 0 || !isCertain || likeness(exact, now) < LIKE) continue;
    const block = words.element(start).closest(BLOCK);
    if (!block.contains(words.element(end - 1))) continue; // as the command, in one paragraph
    const range = words.range(start, end);
    if (words.element(start).closest('mark')) continue;
    const mark = document.createElement('mark');
    mark.className = 'ia-quote';
    mark.dataset.ia = 'quote';
    mark.append(range.extractContents());
    range.insertNode(mark);
    console.warn(`“${exact}” reads “${now}” now, and is shown so. Take the words over into your list.`, host);
  }
};

/** Of a hundred pairs of letters that follow each other, how many two texts have in common; of the one that has more. */
const likeness = (words, others) => {
  const [own, theirs] = [words, others].map((text) => {
    const letters = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]/gu) ?? [];
    return new Set(letters.slice(1).map((letter, n) => letters[n] + letter));
  });
  return ([...own].filter((pair) => theirs.has(pair)).length * 100) / Math.max(own.size, theirs.size, 1);
};
