// The list of quotes that an author has put between the tags, which the entry script keeps at the element, or into the
// attribute.
export const listed = (host) => {
  const named = host.getAttribute('quotes');
  const { iaQuotes = named?.includes('[') ? named : '[]' } = host;
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
  console.warn(`“${words}” stands ${times} times in the text.`, host);
  if (!times) (host.iaMissed ??= []).push([words, before, behind]);
};
