// Builds nodes from the steps that `dom.rs` writes: kind in the three lowest bits, a number above them.
export class Growing {
  root = document.createDocumentFragment();
  #at = this.root;
  #shapes = [];

  grow(steps, text) {
    const texts = text.split('\0'), shapes = this.#shapes;
    let at = this.#at, next = 0;
    for (let n = 0; n < steps.length; n++) {
      const number = steps[n] >>> 3;
      switch (steps[n] & 7) {
        case 0: at = at.parentNode; break;
        case 1: at = at.appendChild(shapes[number].cloneNode()); break;
        case 2: at.setAttribute(texts[next++], texts[next++]); break;
        case 3: at.appendChild(document.createTextNode(texts[next++])); break;
        case 4: {
          const shape = document.createElement(texts[next++]);
          for (let i = 0; i < number; i++) shape.setAttribute(texts[next++], texts[next++]);
          shapes.push(shape);
        }
      }
    }
    this.#at = at;
  }
}
