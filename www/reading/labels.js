// Our words, in the article's language: a table for all languages (`words.json`), English at hand, the author's before both.
import ENGLISH from '../words/en.json';

const fetched = {};
/** The other languages, loaded where an article is in one of them. */
const all = () => (fetched.all ??= fetch(new URL('interview-article-words.json', import.meta.url))
  .then((response) => (response.ok ? response.json() : Promise.reject(response)))
  .catch(() => {
    delete fetched.all; // the next who asks tries again
    return {};
  }));

/** The entry of the table for a language (BCP 47): by the whole tag, by its script where that tells, by its first part. */
export const entryOf = (tag, table) => {
  const known = (name) => Object.keys(table).find((key) => key.toLowerCase() === name);
  const [primary, ...rest] = tag.toLowerCase().split(/[-_]/);
  if (primary !== 'zh') return known(primary);
  return known(rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-hant' : 'zh-hans');
};

/** The words for an article, its author's before ours. */
export const wordsOf = async (host, article) => {
  const tag = article.closest('[lang]')?.lang || document.documentElement.lang || 'en';
  const theirs = own(host);
  const table = /^en\b/i.test(tag) ? {} : await all();
  const entry = entryOf(tag, table);
  const language = entry ?? 'en';
  const words = { ...ENGLISH, ...table[entry], ...theirs };
  const plural = new Intl.PluralRules(language);
  return {
    /** Said where it is another than the article's, which it stands in. */
    language: !entry && !/^en\b/i.test(tag) ? 'en' : '',
    direction: 'ltr',
    /** Whether what was rendered may have to be named anew. */
    isOurs: !!entry || Object.keys(theirs).length > 0,
    label: (key, values = {}) => {
      const given = words[key] ?? key;
      const form = typeof given === 'string' ? given : given[plural.select(values.n)] ?? given.other;
      return form.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
    },
  };
};

/** The words that the author gives: `<script type="application/json" data-ia="labels">{ "contents": "Inhalt" }</script>`. */
const own = (host) => {
  const given = host.querySelector(':scope > [data-ia=labels]')?.textContent ?? host.iaLabels;
  try {
    const words = JSON.parse(given || '{}');
    return words && typeof words === 'object' ? words : {};
  } catch (error) {
    console.warn(`interview-article: the labels are not JSON (${error.message}), so ours are used.`);
    return {};
  }
};
