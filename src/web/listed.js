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
export const miss = (host, words, times) => console.warn(`Not shown, as it stands ${times} times in the text: “${words}”.`, host);
