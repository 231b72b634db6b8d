// The element <interview-article>: gets the source and the WebAssembly, side by side, and hands both over. What an
// interview means and does is behind the glue, which is loaded when the first element needs it.
const file = (name) => new URL(name, import.meta.url);

/** The builds of the crate: one reads sources, one takes interviews as objects too. */
const [BASE, OBJECTS] = ['interview_article', 'interview_article_objects'];
const loading = {};
/** The glue of the build that was there first: both have all but `standInterview`. */
let present;

/** A build's glue with its WebAssembly; the next element tries again where it failed. */
const load = (build) => (loading[build] ??= start(build).catch((error) => {
  delete loading[build];
  throw error;
}));
const start = async (build) => {
  const missing = (name) => new Failure(`Its file “${name}” could not be loaded. Copy the whole folder, and keep its files together.`);
  // Asked for beside the glue, not after it.
  const binary = fetch(file(`${build}_bg.wasm`)).catch(() => ({ ok: false }));
  const script = build === BASE ? import('./interview_article.js') : import('./interview_article_objects.js');
  const module = await script.catch(() => { throw missing(`${build}.js`); });
  const response = await binary;
  if (!response.ok) throw missing(`${build}_bg.wasm`);
  await module.default({ module_or_path: response }).catch(() => {
    throw new Failure('WebAssembly does not run here. Allow it with \'wasm-unsafe-eval\' in the page’s script-src.');
  });
  present ??= module;
  return module;
};
/** The glue that is there, else the base build's. */
const any = async () => present ?? load(BASE);

let sheet;
/** Puts our style sheet into what the element stands in: the page, or somebody's shadow root. */
const style = async (root) => {
  if (root === document && document.querySelector('link[rel~=stylesheet][href*="interview-article.css"]')) return;
  sheet ??= fetch(file('interview-article.css'))
    .then((response) => (response.ok ? response.text() : ''))
    .then((text) => new CSSStyleSheet().replace(text));
  const ours = await sheet;
  if (!root.adoptedStyleSheets.includes(ours)) root.adoptedStyleSheets.push(ours);
};

/** What failed and what to do, in a sentence for the page. */
class Failure extends Error {}

/** The types of a child script that is a source, and their formats. */
const FORMATS = { 'text/plain': 'text', 'text/markdown': 'markdown', 'text/vtt': 'captions', 'application/json': 'json' };
/** What a reader does before a prerendered article needs more than the browser itself gives. */
const HINTS = ['pointerdown', 'click', 'keydown', 'focusin', 'scroll', 'hashchange', 'beforeprint', 'scrolltorange'];

class InterviewArticle extends HTMLElement {
  static observedAttributes = ['src', 'format', 'expanded', 'contents', 'quotes', 'heading-level', 'without'];

  /** The two properties, as they were set. */
  #source;
  #interview;
  /** What stood between the tags, and what the article was made of: [text or bytes, format]. */
  #inner;
  #payload;
  /** Gives back what the article that stands holds of the page. */
  #standing;
  /** Whether an article that stands is not, or no longer, what it should be made of. */
  #stale = false;
  /** Ends what is under way; there is one from the first time that the element is in a page. */
  #run;
  #ready;

  constructor() {
    super();
    // A property that was set before the class was there hides the accessor.
    for (const name of ['source', 'interview']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    this.#start();
  }

  disconnectedCallback() {
    this.#run.abort();
    this.#release();
  }

  attributeChangedCallback(name, before, after) {
    if (this.#run && before !== after) this.#change();
  }

  get ready() {
    return (this.#ready ?? this.#renew()).promise;
  }

  get source() {
    return this.#source ?? null;
  }
  set source(text) {
    this.#source = text == null ? undefined : String(text);
    this.#interview = undefined;
    this.#change();
  }

  get interview() {
    if (this.#interview) return this.#interview;
    return this.#payload && present ? JSON.parse(present.understand(...this.#payload)) : null;
  }
  set interview(object) {
    this.#interview = object ?? undefined;
    this.#source = undefined;
    this.#change();
  }

  expandAll() {
    return any().then(({ openAll }) => openAll(this, true), () => {});
  }
  collapseAll() {
    return any().then(({ openAll }) => openAll(this, false), () => {});
  }
  reveal(id) {
    return any().then(({ reveal }) => reveal(this, String(id)), () => false);
  }

  #change() {
    this.#stale = true;
    if (this.isConnected && this.#run) this.#start();
  }

  async #start() {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    if (!this.#ready || this.#ready.settled) this.#renew();
    try {
      if (document.readyState === 'loading') await once(document, 'DOMContentLoaded', signal);
      await null; // for what is set right after the element was put into the page
      if (signal.aborted) return;
      const stands = !this.#stale && this.querySelector(':scope > .ia');
      await (stands ? this.#attach(signal) : this.#make(signal));
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** Makes an article of the source. */
  async #make(signal) {
    const styled = style(this.getRootNode()).catch(() => {});
    const [glue, payload] = await Promise.all([this.#interview ? load(OBJECTS) : any(), this.#read(signal)]);
    await styled;
    if (signal.aborted) return;
    const standing = this.#interview ? glue.standInterview(this, this.#interview) : glue.stand(this, ...payload);
    if (!this.#hold(glue, standing)) return;
    this.#payload = this.#interview ? undefined : payload;
    this.#stale = false;
    this.#stand(signal);
    if (!this.querySelector('[data-ia=question]')) this.#complain(glue.noQuestion());
  }

  /** Gives an article that stands already its behaviours: at once where it was only moved, else when they are needed. */
  async #attach(signal) {
    await style(this.getRootNode()).catch(() => {});
    if (signal.aborted) return;
    this.#stand(signal);
    // The click that makes us load comes before we can answer it, and is then answered late.
    const loaded = new AbortController();
    let missed;
    this.addEventListener('click', (event) => { missed = event; }, { signal: AbortSignal.any([signal, loaded.signal]) });
    if (!present && !location.hash) {
      const waiting = new AbortController();
      const either = AbortSignal.any([signal, waiting.signal]);
      await Promise.any(HINTS.map((hint) => once(window, hint, either)));
      waiting.abort();
    }
    const glue = await any();
    loaded.abort();
    if (signal.aborted || !this.#hold(glue, glue.attach(this))) return;
    if (missed && !missed.defaultPrevented && missed.target.closest('[data-ia=question]')) {
      missed.target.dispatchEvent(new MouseEvent('click', missed));
    }
  }

  /** Keeps what an article holds; a handler may have removed the element meanwhile. */
  #hold({ release }, standing) {
    this.#release();
    this.#standing = () => release(standing);
    if (!this.isConnected) this.#release();
    return this.isConnected;
  }

  #release() {
    const release = this.#standing;
    this.#standing = undefined;
    release?.();
  }

  /** The source: the property, the address, the child script, or the text between the tags. */
  async #read(signal) {
    if (this.#interview) return;
    const format = this.getAttribute('format') ?? 'auto';
    if (this.#source !== undefined) return [bytes(this.#source), format];
    const src = this.getAttribute('src');
    if (src !== null) {
      const response = await (async () => fetch(new URL(src, document.baseURI), { signal }))().catch(() => {
        throw new Failure(`“${src}” could not be loaded. Check the address, and the connection.`);
      });
      if (!response.ok) throw new Failure(`“${src}” was not found where it should be (${response.status}). Check the address.`);
      return [new Uint8Array(await response.arrayBuffer()), format];
    }
    this.#inner ??= this.#between();
    return [bytes(this.#inner[0]), format === 'auto' ? this.#inner[1] : format];
  }

  #between() {
    const script = [...this.children].find(({ localName, type }) => localName === 'script' && FORMATS[type]);
    if (script) return [script.textContent, FORMATS[script.type]];
    const [only] = this.children;
    const plain = !only || (this.childElementCount === 1 && only.localName === 'pre');
    if (plain && this.textContent.trim()) return [this.textContent, 'auto'];
    throw new Failure(plain
      ? 'No interview was given. Name its file in “src”, or put its text between the tags.'
      : 'HTML between the tags is not read by this version. Name a text file in “src”.');
  }

  #renew() {
    const ready = (this.#ready = { settled: false });
    ready.promise = new Promise((resolve, reject) => Object.assign(ready, { resolve, reject }));
    ready.promise.catch(() => {}); // who does not ask is not told
    return ready;
  }

  #stand(signal) {
    this.querySelectorAll(':scope > .ia-failure').forEach((old) => old.remove());
    queueMicrotask(() => {
      if (signal.aborted) return;
      this.#ready.settled = true;
      this.#ready.resolve(this);
      this.dispatchEvent(new CustomEvent('interview-ready', { bubbles: true }));
    });
  }

  #fail(error) {
    const known = error instanceof Failure || typeof error === 'string';
    const message = known ? error.message ?? error : `Something unforeseen failed (${error}). Reload the page.`;
    this.#ready.settled = true;
    this.#ready.reject(new Error(message));
    this.#complain(message);
  }

  #complain(message) {
    const standing = this.querySelector(':scope > .ia-failure') ?? document.createElement('p');
    standing.className = 'ia-failure';
    standing.setAttribute('role', 'status');
    standing.textContent = `This interview could not be shown as it should. ${message}`;
    // A prerendered article is whole without us: its reader has nothing to be told.
    if (this.#payload || this.#stale || !this.querySelector(':scope > .ia')) this.append(standing);
    this.dispatchEvent(new CustomEvent('interview-error', { bubbles: true, detail: { message } }));
  }
}

const bytes = (source) => (typeof source === 'string' ? new TextEncoder().encode(source) : source);

/** Settles with the next event, or never where the signal ends the wait. */
const once = (target, event, signal) => new Promise((resolve) => {
  target.addEventListener(event, resolve, { once: true, capture: true, passive: true, signal });
});

if (!customElements.get('interview-article')) customElements.define('interview-article', InterviewArticle);
