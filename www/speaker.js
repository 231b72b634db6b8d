// Who talks, as the article names them.

/** The name of who says what stands in an element: of its turn, else of the last turn of that role that has one. */
export const speakerOf = (element) => {
  const turn = element.closest('[data-ia-role]');
  const article = turn?.closest('[data-ia=article]');
  const named = article?.querySelectorAll(`[data-ia-role="${turn.dataset.iaRole}"] > [data-ia=speaker]`) ?? [];
  const name = [...named].findLast((one) => turn.contains(one) || one.compareDocumentPosition(turn) & Node.DOCUMENT_POSITION_FOLLOWING);
  return name ? nameOf(name) : '';
};

/** The words of a name, without the time that may stand behind it. */
export const nameOf = (speaker) => [...speaker.childNodes].filter(({ localName }) => localName !== 'time').map((node) => node.textContent).join('').trim();
