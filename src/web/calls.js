// Calls whose arguments or answers are objects: made here they are a line each, made over the border a call for every
// property.
export const tell = (host, id, open) =>
  host.dispatchEvent(new CustomEvent('interview-toggle', { bubbles: true, detail: { id, open } }));
export const focus = (element) => element.focus({ preventScroll: true });
export const scrollBy = (top) => window.scrollBy({ top, behavior: 'instant' });
export const scrollTo = (element) => element.scrollIntoView({ block: 'start', behavior: 'instant' });
export const positionOf = (element) => getComputedStyle(element).position;
export const rangeStart = (event) => event.range?.startContainer?.parentElement;
