// The list of quotes that an author has put between the tags, which the entry script keeps at the element.
export const listed = ({ iaQuotes = '[]' }) => {
  try {
    const part = (words = '') => `${words.trim()}\0`;
    return JSON.parse(iaQuotes).map((one) => part(one.exact ?? one) + part(one.prefix) + part(one.suffix)).join('');
  } catch (error) {
    console.warn(`The list of quotes cannot be read: ${error}`);
    return '';
  }
};
/** What stands nowhere may have been edited: it is looked for once the article stands (`www/marks/listed.js`). */
export const miss = (host, words, before, behind, times) => {
  console.warn(`Not shown, as it stands ${times} times in the text: “${words}”.`, host);
  if (!times) (host.iaMissed ??= []).push([words, before, behind]);
};
