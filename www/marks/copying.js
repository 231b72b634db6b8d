// A passage that is copied takes along who said it, in which interview, and a link that leads back to it.
import { attributed } from './excerpts.js';

/** In UTF-16 units: a name or a term that is copied is not quoted. */
const SHORT = 40;
/** What is in a passage and not of it. */
const APART = '[data-ia-apart],summary,button,[data-ia=pull]';

/** Answers a `copy` of the words `range`, which `excerpt` describes. */
export const answer = (event, range, excerpt, title) => {
  const { clipboardData } = event;
  if (event.defaultPrevented || !clipboardData || excerpt.words.length < SHORT) return;
  const page = new DOMParser().parseFromString('', 'text/html');
  const passage = page.createElement('blockquote');
  passage.append(range.cloneContents());
  passage.querySelectorAll(APART).forEach((one) => one.remove());
  // What it was called in its page is of no use in another.
  passage.querySelectorAll('*').forEach((one) => [...one.attributes].forEach(({ name }) => { if (!KEPT.has(name)) one.removeAttribute(name); }));
  const source = page.createElement('p');
  const link = page.createElement('a');
  link.href = excerpt.link;
  link.textContent = title;
  source.append(excerpt.speaker ? `— ${excerpt.speaker}, ` : '— ', link);
  const write = (node) => new XMLSerializer().serializeToString(node);
  clipboardData.setData('text/html', write(passage) + write(source));
  clipboardData.setData('text/plain', attributed(excerpt, title));
  event.preventDefault();
};

const KEPT = new Set(['href', 'src', 'alt', 'lang', 'dir', 'start', 'colspan', 'rowspan', 'datetime']);
