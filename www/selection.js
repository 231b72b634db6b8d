// What is selected, also within somebody's shadow root, of which the window's own selection says nothing.

/** A range of what is selected in a page or a shadow root; nothing where nothing is. */
export const selectedIn = (root) => {
  const selection = (root.getSelection ? root : window).getSelection();
  if (!selection?.rangeCount) return;
  const [{ startContainer, startOffset, endContainer, endOffset }] =
    (root.host && selection.getComposedRanges?.({ shadowRoots: [root] })) || [selection.getRangeAt(0)];
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.collapsed ? undefined : range;
};
