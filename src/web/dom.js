// Builds nodes from the steps that `dom.rs` writes: kind in the three lowest bits, a number above them.
export class Growing {
  root = document.createDocumentFragment();
  #open = [this.root];
  #names = [];

  grow(steps, text) {
    const open = this.#open, names = this.#names;
    let at = open[open.length - 1], from = 0;
    const take = (length) => text.substring(from, from += length);
    for (let i = 0; i < steps.length; i++) {
      const number = steps[i] >>> 3;
      switch (steps[i] & 7) {
        case 0: open.pop(); at = open[open.length - 1]; break;
        case 1: open.push(at = at.appendChild(document.createElement(names[number]))); break;
        case 2: at.setAttribute(names[number], take(steps[++i] >>> 3)); break;
        case 3: at.append(take(number)); break;
        case 4: names.push(take(number));
      }
    }
  }
}
