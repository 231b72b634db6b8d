// Our words, in the article's language: English at hand, a file for each other (`words/`), the author's before both.
import ENGLISH from '../words/en.json';

/** The languages that `words/` has a file for. */
const KNOWN = ['ar', 'de', 'es', 'fr', 'hi', 'ja', 'ko', 'pt', 'ru', 'zh-hans', 'zh-hant'];
const fetched = {};
const loaded = (entry) => (fetched[entry] ??= fetch(new URL(`words/${entry}.json`, import.meta.url))
  .then((response) => (response.ok ? response.json() : Promise.reject(response)))
  .catch(() => {
    delete fetched[entry]; // the next who asks tries again
  }));

/** The file for a language (BCP 47): by its first part, of Chinese by its script or the country that tells it. */
export const entryOf = (tag) => {
  const [primary, ...rest] = tag.toLowerCase().split(/[-_]/);
  const traditional = rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) && !rest.includes('hans');
  const entry = primary === 'zh' ? `zh-${traditional ? 'hant' : 'hans'}` : primary;
  return KNOWN.find((known) => known === entry);
};

/** The words for an article, its author's before ours: `reading` for the tools, `marks` and `carry` for the builds beside. */
export const wordsOf = async (article) => {
  const tag = article.closest('[lang]')?.lang || document.documentElement.lang || 'en';
  const theirs = own();
  const entry = entryOf(tag);
  const table = entry && await loaded(entry);
  const language = table ? entry : 'en';
  const part = (name) => ({ ...ENGLISH[name], ...table?.[name], ...theirs[name] });
  const plural = new Intl.PluralRules(language);
  const words = part('reading');
  return {
    /** Said where it is another than the article's, in which our words then stand. */
    language: table || /^en\b/i.test(tag) ? '' : 'en',
    /** Whether what was rendered may have to be named anew. */
    isOurs: !!(table || theirs.reading),
    label: (key, values = {}) => {
      const given = words[key] ?? key;
      const form = typeof given === 'string' ? given : given[plural.select(values.n)] ?? given.other;
      return form.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
    },
    marks: { ...part('marks'), language, direction: language === 'ar' ? 'rtl' : 'ltr' },
    carry: Object.values(part('carry')).join('\0'),
  };
};

/** The words that the page gives, for all its interviews: `<script type="application/json" data-ia="labels">{ "reading": { "view": "Ansicht" } }</script>`. */
const own = () => {
  const given = document.querySelector('script[data-ia=labels]')?.textContent;
  try {
    const words = JSON.parse(given || '{}');
    return words && typeof words === 'object' ? words : {};
  } catch (error) {
    console.warn(`interview-article: the labels are not JSON (${error.message}), so ours are used.`);
    return {};
  }
};
