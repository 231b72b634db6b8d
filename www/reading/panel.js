// How one reads: a button in the row of controls, and what it opens, to which each tool adds its part.

export class Panel {
  #reading; #node; #button;

  constructor(reading) {
    this.#reading = reading;
  }

  /** Adds a part under a heading; what it gives is in the page. */
  add(key, ...children) {
    const { make } = this.#reading;
    const part = make('fieldset', { class: 'ia-panel-part' }, make('legend', {}, this.#label(key)), ...children);
    this.#stand().append(part);
    return part;
  }

  show() {
    if (!this.#node?.isConnected) return;
    this.#node.togglePopover();
  }

  #label(key) {
    return this.#reading.label(key);
  }

  /** The panel, put up with the first part. */
  #stand() {
    if (this.#node) return this.#node;
    const { make, article } = this.#reading;
    const name = this.#label('view');
    // Beside how long it is, where that is said: the row of controls has no room on a phone.
    const controls = article.querySelector('[data-ia=length]') ?? article.querySelector('[data-ia=controls]');
    this.#node = make('div', { class: 'ia-panel', 'data-ia': 'panel', popover: 'auto', role: 'dialog', 'aria-label': name },
      make('button', { type: 'button', class: 'ia-panel-close', 'data-ia': 'panel-close', 'aria-label': this.#label('close') }));
    this.#reading.add(this.#node, article);
    if (controls) {
      this.#button = make('button', { type: 'button', 'data-ia': 'view', 'aria-haspopup': 'dialog' }, name);
      this.#button.popoverTargetElement = this.#node;
      this.#reading.add(this.#button, controls);
    }
    this.#reading.on(this.#node, 'click', ({ target }) => { if (target.closest('[data-ia=panel-close]')) this.#node.hidePopover(); });
    // Opened by a key it has the focus, and gives it back.
    this.#reading.on(this.#node, 'toggle', ({ newState }) => {
      if (newState === 'open' && !this.#node.contains(document.activeElement)) (this.#node.querySelector('input:checked') ?? this.#node.querySelector('button')).focus();
    });
    return this.#node;
  }
}
