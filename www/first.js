// Finding by halving.

/** The first number for which something holds, of those below a count; it holds for all after it. */
export const first = (count, holds) => {
  let low = 0, high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
