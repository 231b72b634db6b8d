// Words for the next paste, also where the page is not given the clipboard (without TLS).

/** Whether it worked. */
export const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byHand(text);
  }
};

/** A copy of what is selected may still be told what to take. */
const byHand = (text) => {
  let taken = false;
  const take = (event) => {
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  window.addEventListener('copy', take, { capture: true });
  try {
    return document.execCommand('copy') && taken;
  } finally {
    window.removeEventListener('copy', take, { capture: true });
  }
};
