// Paragraphs in another language than the article's, where their letters leave no doubt: who reads them aloud, and the face
// that they are set in, go by `lang`. For static pages the command does the same (src/languages.rs); a test compares them.

/**
 * The letters of a language; and where others have them too, those that only it has, how often they must come (one of so
 * many letters), and those that it has not.
 */
const SURE = [
  ['ko', /[ᄀ-ᇿ㄰-㆏가-힯]/g],
  ['ja', /[぀-ヿ㐀-鿿]/g, /[぀-ヿ]/g, 10],
  ['th', /[฀-๿]/g],
  ['he', /[֐-׿]/g],
  ['el', /[Ͱ-Ͽἀ-῿]/g],
  ['hy', /[԰-֏]/g],
  ['ka', /[Ⴀ-ჿ]/g],
  ['ta', /[஀-௿]/g],
  ['ru', /[Ѐ-ӿ]/g, /[ыэЫЭ]/g, Infinity, /[ЀЂ-Џѐђ-ӿ]/],
  ['ar', /[؀-ۿ]/g, /[ةأإى]/g, Infinity, /[ٹپچڈڑژکگںھہیےۆەڕێ]/],
  ['hi', /[ऀ-ॿ]/g, /है/g, Infinity],
];
/** So many characters tell of the whole. */
const SAMPLE = 4000;
/** Letters of any of them. */
const OTHERS = /[Ͱ-῿぀-힯]/;
const LETTERS = /\p{Alpha}/gu;
const PARTS = '.ia-header, .ia-closing, .ia-part-title, [data-ia=exchange]';
const BLOCKS = ':is(.ia-introduction, .ia-lead, .ia-turn, .ia-closing) :is(p:not(.ia-speaker), li:not(:has(> p, > ul, > ol))), .ia-title, .ia-part-title, .ia-question, .ia-heading';

export const attach = (reading) => {
  const { article, signal } = reading;
  const said = [];
  const say = (element, language) => {
    said.push(element);
    element.lang = language;
    if (element !== article) element.dir = 'auto';
  };
  const parts = article.querySelectorAll(PARTS);
  let sample = '';
  for (let n = 0; n < parts.length && sample.length < SAMPLE; n++) sample += parts[n].textContent;
  const whole = !reading.host.lang && !article.lang && languageOf(sample);
  if (whole && whole !== around(article)) say(article, whole);
  reading.slowly(parts, (part) => {
    if (!OTHERS.test(part.textContent)) return;
    for (const block of [part, ...part.querySelectorAll(BLOCKS)]) {
      const language = block.matches(BLOCKS) && languageOf(block.textContent);
      if (language && language !== around(block)) say(block, language);
      // What the list says of a question is in its language.
      const entry = block.lang && block.matches('.ia-question') && article.querySelector(`[data-ia=contents] a[href="#${part.id}"]`);
      if (entry && !entry.lang) say(entry, block.lang);
    }
  });
  signal.addEventListener('abort', () => said.forEach((element) => {
    element.removeAttribute('lang');
    element.removeAttribute('dir');
  }));
};

/** The language of what an element stands in, or its own: the first part of its tag. */
const around = (element) => (element.closest('[lang]')?.lang ?? '').toLowerCase().split('-')[0];

const count = (text, letters) => text.match(letters)?.length ?? 0;

const languageOf = (text) => {
  const letters = count(text, LETTERS);
  return letters && SURE.find(([, own, sure = own, often = Infinity, not]) => count(text, own) * 2 > letters
    && count(text, sure) * often >= letters && !not?.test(text))?.[0];
};
