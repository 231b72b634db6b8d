// Marked words for other places: `{ words, speaker, note, link }`, each but the words '' where there is none.

/** The words in quotation marks, and who said them where: for the clipboard. */
export const attributed = ({ words, speaker, link }, title) => `“${words}” — ${[speaker, title, link].filter(Boolean).join(', ')}`;

/** So that no sign of the words is one of Markdown (CommonMark, section 2.4). */
const escaped = (words) => words.replace(/[\\`*_[\]<>#&!|~]/g, '\\$&').replace(/^( *)([-+=])/gm, '$1\\$2').replace(/^( *\d+)([.)])/gm, '$1\\$2');

export const markdown = (excerpts, title, address) => [
  `# [${escaped(title)}](<${address}>)\n`,
  ...excerpts.map(({ words, speaker, note, link }) => {
    const by = [escaped(speaker), link && `[↗](<${link}>)`].filter(Boolean).join(', ');
    const quoted = [...escaped(words).split('\n'), ...(by ? [`— ${by}`] : [])].map((line) => `> ${line}\n`).join('>\n');
    return note ? `${quoted}\n${escaped(note)}\n` : quoted;
  }),
].join('\n');

export const text = (excerpts, title, address) => [
  `${title}\n${address}\n`,
  ...excerpts.map(({ words, speaker, note, link }) => [`“${words}”`, speaker && `— ${speaker}`, note, link].filter(Boolean).map((line) => `${line}\n`).join('')),
].join('\n');
