// The small bar beside words that are selected or marked: when it comes, how keys lead into it and out of it, and its note.

/** More is nothing that somebody wants to mark, but a page that is copied. */
const LONGEST = 20_000;
/** In milliseconds: as long a selection stands still before the bar comes. */
const STILL = 250;

export class Bar {
  #desk; #host; #bar; #form; #field;
  /** What is said to who selects by key. */
  #hint;
  /** What it is about: `{ start, end, id, back }`, the id of the mark, and what had the focus before. */
  #chosen;
  /** It was closed at these words, and comes not again while they are selected. */
  #dismissed;
  #isDown = false;
  #byKey = false;
  #timer;
  #frame;

  /**
   * `desk` is what keeps the marks: `node` (all of it), `words` and `renew()` (which reads them anew where they were
   * replaced), `mark(id)`, `at(start, end)` (the id of the mark of these words), `keepNote(note)` (of the chosen words),
   * `standIn(id)` (what has the focus in the place of a mark's words), `say(words, where)`. `on` listens.
   */
  constructor(desk, host, hint, on) {
    this.#desk = desk;
    this.#host = host;
    this.#hint = hint;
    this.#bar = desk.node.querySelector('[data-ia=bar]');
    this.#form = this.#bar.querySelector('[data-ia=note-form]');
    this.#field = this.#bar.querySelector('[data-ia=note]');
    this.#listen(on);
    this.#ask(0); // what was selected before we were there
  }

  #listen(on) {
    on(document, 'selectionchange', () => this.#ask(STILL));
    on(window, 'pointerdown', (event) => this.#press(event));
    on(window, 'pointerup pointercancel', () => {
      this.#isDown = false;
      this.#ask(0);
    });
    on(window, 'keydown', (event) => this.#key(event));
    on(window, 'scroll resize', () => {
      cancelAnimationFrame(this.#frame);
      if (this.#chosen) this.#frame = requestAnimationFrame(() => this.put());
    });
    // A press of a button must not take the selection away.
    on(this.#bar, 'mousedown', (event) => { if (!event.target.closest('[data-ia=note-form]')) event.preventDefault(); });
    on(this.#bar, 'focusout', ({ relatedTarget }) => { if (relatedTarget && !this.#bar.contains(relatedTarget)) this.close(); });
  }

  leave() {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  get chosen() {
    return this.#chosen;
  }

  // What is selected.

  #ask(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), wait);
  }

  /** The selection has come to rest. */
  #look() {
    if (this.#isDown || this.#hasFocus(this.#desk.node)) return;
    this.#desk.renew();
    const [start, end] = this.#desk.words.selected() ?? [];
    const same = (one) => one && one.start === start && one.end === end;
    if (start === undefined || end - start > LONGEST) {
      this.#dismissed = undefined;
      // The bar of a mark goes when something else is pressed.
      if (this.#chosen && !this.#chosen.id) this.close();
    } else if (!same(this.#chosen) && !same(this.#dismissed)) {
      this.open({ start, end, id: this.#desk.at(start, end) });
      // Who selected by key sees it too.
      this.#desk.say(this.#hint, this.#byKey ? undefined : '[data-ia=said]');
    }
  }

  #press(event) {
    this.#byKey = false;
    if (event.composedPath().includes(this.#desk.node)) return;
    this.#isDown = true;
    this.close();
    this.#dismissed = undefined;
  }

  #key(event) {
    this.#byKey = true;
    if (!this.#chosen || event.ctrlKey || event.altKey || event.metaKey) return;
    const inside = this.#hasFocus(this.#bar);
    if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
    } else if (event.key === 'Tab' && !event.shiftKey && !inside && this.#isFree()) {
      event.preventDefault();
      this.#chosen.back = this.#focused();
      this.enter();
    } else if (inside) {
      this.#arrow(event);
    }
  }

  #focused() {
    const at = this.#host.getRootNode().activeElement;
    return at && at !== document.body ? at : undefined;
  }

  /** Also where the window has not, in which `:focus` is nothing. */
  #hasFocus(node) {
    return node.contains(this.#host.getRootNode().activeElement);
  }

  /** Whether keys go to nothing in particular, or to something of the article. */
  #isFree() {
    const at = this.#focused();
    return at ? this.#host.contains(at) : [null, document.body, this.#host.getRootNode().host].includes(document.activeElement);
  }

  enter() {
    this.#bar.querySelector('button')?.focus({ preventScroll: true });
  }

  /** Arrow keys lead from tool to tool. */
  #arrow(event) {
    const way = { ArrowRight: 1, ArrowLeft: -1, Home: 0, End: 0 }[event.key];
    const tools = [...this.#bar.querySelectorAll('[role=toolbar] > button:not([hidden])')];
    const at = tools.indexOf(event.target);
    if (way === undefined || at < 0) return;
    event.preventDefault();
    tools.at(way ? (at + way) % tools.length : event.key === 'End' ? -1 : 0).focus();
  }

  // How it comes and goes.

  /** It does not come when these words are selected next, which is ours. */
  dismiss(start, end) {
    this.#dismissed = { start, end };
  }

  open(chosen) {
    this.close();
    this.#desk.say('');
    this.#chosen = chosen;
    this.#bar.classList.add('ia-shown'); // where a browser knows no popovers it is a box like any other
    if (this.#bar.isConnected) this.#bar.showPopover?.();
    this.show();
  }

  /** Shows what the chosen words have. */
  show() {
    const mark = this.#desk.mark(this.#chosen?.id);
    this.#bar.querySelectorAll('[aria-pressed]').forEach((button) => button.setAttribute('aria-pressed', +button.value === mark?.colour));
    this.#bar.querySelector('[data-ia-do=delete]').hidden = !mark;
    this.put();
  }

  put() {
    if (this.#chosen) this.#desk.words.beside(this.#bar, this.#chosen.start, this.#chosen.end);
  }

  /** Takes it away. A note that was written is kept; the focus goes back to where it was. */
  close() {
    if (!this.#chosen) return;
    this.keepNote();
    const { start, end, id, back } = this.#chosen;
    const hadFocus = this.#hasFocus(this.#bar);
    this.#chosen = undefined;
    this.#dismissed = { start, end };
    this.note(false);
    this.#bar.classList.remove('ia-shown');
    if (this.#bar.isConnected) this.#bar.hidePopover?.();
    if (!hadFocus) return;
    const to = back?.isConnected ? back : this.#desk.standIn(id);
    if (to) to.focus({ preventScroll: true });
    else this.#desk.words.beginAt(start);
  }

  // Its note.

  note(open) {
    this.#form.hidden = !open;
    this.#bar.querySelector('[data-ia-do=note]').setAttribute('aria-expanded', open);
    this.#field.value = this.#written;
    if (open) this.#field.focus({ preventScroll: true });
    this.put();
  }

  get #written() {
    return this.#desk.mark(this.#chosen?.id)?.note ?? '';
  }

  keepNote() {
    if (!this.#form.hidden && this.#field.value !== this.#written) this.#desk.keepNote(this.#field.value);
  }
}
