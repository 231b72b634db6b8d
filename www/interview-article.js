// The element <interview-article>: gets the source and the WebAssembly, side by side, and hands both over. What an
// interview means and does is behind the glue, which is loaded when the first element needs it.
const file = (name) => new URL(name, import.meta.url);

/** The builds of the crate: one reads sources, one takes interviews as objects too. */
const [BASE, OBJECTS] = ['interview_article', 'interview_article_objects'];
const loading = {};
/** The glue of the build that was there first: both have all but `standInterview`. */
let present;

/** What the page's policy has forbidden to fetch: a fetch that fails does not say why. */
const forbidden = new Set();
document.addEventListener('securitypolicyviolation', ({ blockedURI }) => { forbidden.add(blockedURI); });
/** Fetches; where that fails, so does it, with the sentence, or with another where it was the policy. */
const get = async (address, sentence, options) => {
  let url;
  try {
    url = new URL(address, document.baseURI);
    return await fetch(url, options);
  } catch {
    await wait(); // until the policy's event has come
    throw new Failure(forbidden.has(url?.href) ? `The page’s policy forbids “${url}”. Allow it in connect-src.` : sentence);
  }
};
const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

/** What has been loaded, by name; the next who asks tries again where it failed. */
const once = (name, load) => (loading[name] ??= load().catch((error) => {
  delete loading[name];
  throw error;
}));

/** A build's glue with its WebAssembly. */
const load = (build) => once(build, async () => {
  const unread = (name) => `Its file “${name}” could not be read. Copy the whole folder, and keep its files together.`;
  const binary = `${build}_bg.wasm`;
  // Asked for beside the glue, not after it.
  const asked = get(file(binary), unread(binary));
  asked.catch(() => {});
  const script = build === BASE ? import('./interview_article.js') : import('./interview_article_objects.js');
  const module = await script.catch(() => { throw new Failure(unread(`${build}.js`)); });
  const response = await asked;
  if (!response.ok) throw new Failure(unread(binary));
  await module.default({ module_or_path: response }).catch(() => {
    try {
      // The smallest module of all: where it may run, it is ours that is not what it should be.
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    } catch {
      throw new Failure('WebAssembly does not run here. Allow it with \'wasm-unsafe-eval\' in the page’s script-src.');
    }
    throw new Failure(unread(binary));
  });
  present ??= module;
  return module;
});
/** The glue that is there, else the base build's. */
const any = async () => present ?? load(BASE);

/** Puts a style sheet of ours into what the element stands in: the page, or somebody's shadow root. */
const style = async (root, name = 'interview-article.css') => {
  if (root === document && document.querySelector(`link[rel~=stylesheet][href*="${name}"]`)) return;
  const ours = await once(name, async () => {
    const response = await fetch(file(name));
    return response.ok ? new CSSStyleSheet().replace(await response.text()) : Promise.reject();
  });
  if (!root.adoptedStyleSheets.includes(ours)) root.adoptedStyleSheets.push(ours);
};

/** What failed and what to do, in a sentence for the page. */
class Failure extends Error {}
const NOTHING = 'No interview was given. Name its file in “src”, or put its text between the tags.';
const HTML = 'HTML between the tags is not read by this version. Name a text file in “src”.';

/** The types of a child script that is a source, and their formats. */
const FORMATS = { 'text/plain': 'text', 'text/markdown': 'markdown', 'text/vtt': 'captions', 'application/json': 'json' };
/** What a reader does before a prerendered article needs more than the browser itself gives. */
const HINTS = ['pointerdown', 'click', 'keydown', 'focusin', 'scroll', 'hashchange', 'beforeprint', 'scrolltorange'];

class InterviewArticle extends HTMLElement {
  static observedAttributes = ['src', 'format', 'expanded', 'contents', 'quotes', 'heading-level', 'without'];

  /** What a script has given: `{ source }` or `{ interview }`. */
  #given = {};
  /** What stood between the tags: `{ source, format }`. */
  #inner;
  /** What the article that stands was made of: `{ source, format }` or `{ interview }`; nothing where it was prerendered. */
  #made;
  /** Gives back what the article that stands holds of the page. */
  #standing;
  /** Whether an article that stands is not, or no longer, what it should be. */
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
    return this.#given.source ?? null;
  }
  set source(text) {
    this.#change(text == null ? {} : { source: String(text) });
  }

  get interview() {
    const { interview, source, format } = this.#given.interview ? this.#given : this.#made ?? {};
    return interview ?? (source && present ? JSON.parse(present.understand(source, format)) : null);
  }
  set interview(interview) {
    this.#change(interview ? { interview } : {});
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

  #change(given = this.#given) {
    this.#given = given;
    this.#stale = true;
    if (this.isConnected) this.#start();
  }

  async #start() {
    this.#run?.abort();
    const { signal } = (this.#run = new AbortController());
    if (!this.#ready || this.#ready.settled) this.#renew();
    try {
      if (document.readyState === 'loading') await next(document, 'DOMContentLoaded', signal);
      await null; // for what is set right after the element was put into the page
      const article = this.querySelector(':scope > .ia');
      let source = article && !this.#stale ? undefined : this.#source();
      if (!source && !article) {
        // Nothing was given yet, which is no failure as long as the page, or who made the element, may still give it.
        if (document.readyState !== 'complete') await next(window, 'load', signal);
        await wait(100);
        if (signal.aborted) return;
        source = this.#source();
        if (!source) throw new Failure(this.querySelector(':scope > :not(.ia-failure)') ? HTML : NOTHING);
      }
      if (signal.aborted) return;
      await (source ? this.#make(source, signal) : this.#attach(signal));
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** What the article is to be made of; nothing where nothing was given. */
  #source() {
    const src = this.getAttribute('src');
    if (this.#given.interview || this.#given.source !== undefined) return this.#given;
    if (src !== null) return { src };
    return (this.#inner ??= this.#between()) ?? this.#made;
  }

  /** What is to be read between the tags: the child script, or text. Not what we have put there. */
  #between() {
    const nodes = [...this.childNodes].filter((node) => node.nodeType === 3 || node.matches?.(':not(.ia, .ia-failure)'));
    const script = nodes.find(({ localName, type }) => localName === 'script' && FORMATS[type]);
    if (script) return { source: script.textContent, format: FORMATS[script.type] };
    const source = nodes.map((node) => node.textContent).join('');
    if (nodes.every(({ localName = 'pre' }) => localName === 'pre') && source.trim()) return { source };
  }

  /** Makes an article. */
  async #make({ interview, src, source, format }, signal) {
    const sheets = [undefined, ...(interview ? ['interview-article-blocks.css'] : [])];
    const styled = Promise.allSettled(sheets.map((name) => style(this.getRootNode(), name)));
    const [glue, read] = await Promise.all([interview ? load(OBJECTS) : any(), src === undefined ? source : download(src, signal)]);
    await styled;
    if (signal.aborted) return;
    const named = this.getAttribute('format') ?? 'auto';
    const made = interview ? { interview } : { source: bytes(read), format: named === 'auto' ? format ?? named : named };
    const standing = interview ? glue.standInterview(this, interview) : glue.stand(this, made.source, made.format);
    if (!this.#hold(glue, standing)) return;
    this.#made = made;
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
      await Promise.any(HINTS.map((hint) => next(window, hint, either)));
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

  #renew() {
    this.#ready = Promise.withResolvers();
    this.#ready.promise.catch(() => {}); // who does not ask is not told
    return this.#ready;
  }

  #stand(signal) {
    this.#stale = false;
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
    standing.role = 'status';
    standing.textContent = `This interview could not be shown as it should. ${message}`;
    // A prerendered article is whole without us: its reader has nothing to be told.
    if (this.#made || this.#stale || !this.querySelector(':scope > .ia')) this.append(standing);
    this.dispatchEvent(new CustomEvent('interview-error', { bubbles: true, detail: { message } }));
  }
}

const bytes = (source) => (typeof source === 'string' ? new TextEncoder().encode(source) : source);

/** What an address gives. */
const download = async (src, signal) => {
  const response = await get(src, `“${src}” could not be loaded. Check the address, and the connection.`, { signal });
  if (!response.ok) throw new Failure(`“${src}” was not found where it should be (${response.status}). Check the address.`);
  return new Uint8Array(await response.arrayBuffer());
};

/** Settles with the next event, or never where the signal ends the wait. */
const next = (target, event, signal) => new Promise((resolve) => {
  target.addEventListener(event, resolve, { once: true, capture: true, passive: true, signal });
});

if (!customElements.get('interview-article')) customElements.define('interview-article', InterviewArticle);
