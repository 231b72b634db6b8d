// The list of quotes that an author has put between the tags, which the entry script keeps at the element.
export const listed = ({ iaQuotes }) => {
  if (!iaQuotes) return [];
  try {
    const texts = JSON.parse(iaQuotes).map((one) => [one.exact ?? one, one.prefix ?? '', one.suffix ?? '']).flat();
    if (texts.every((text) => typeof text === 'string')) return texts;
    warn('It is to have words, or objects with "exact", "prefix" and "suffix".');
  } catch ({ message }) {
    warn(message);
  }
  return [];
};
const warn = (fault) => console.warn(`The list of quotes could not be read. ${fault}`);
export const miss = (host, words, times) => {
  const fault = times
    ? `stands ${times} times in the text. Say with "prefix" or "suffix" what stands before or behind it.`
    : 'is not in the text. Copy the words from it again.';
  console.warn(`A quote of the list is not shown: “${words}” ${fault}`, host);
};
