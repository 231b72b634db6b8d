// Who talks, as the article names them.

/** The words of a name, without the time that may stand behind it. */
export const nameOf = (speaker) => [...speaker.childNodes].filter(({ localName }) => localName !== 'time').map((node) => node.textContent).join('').trim();
