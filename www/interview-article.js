// The element <interview-article>: gets the source and the WebAssembly, side by side, and hands both over. What an
// interview means and does is behind the glue, which is loaded when the first element needs it.
const file = (name) => new URL(name, import.meta.url);

/** The builds of the crate besides the base, which reads text that is plainly labelled and names who reads the rest. */
const BUILDS = ['forms', 'captions', 'markdown', 'objects'];
/** Who reads a form that is known beforehand. */
const READERS = { html: 'forms', captions: 'captions', markdown: 'markdown', json: 'objects' };
const loading = {};
/** The build that was there first: what an article does once it stands they all can. */
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
/** A while; where what it is for ends before, nothing is kept for it. */
const wait = (time, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, time);
  signal?.addEventListener('abort', () => clearTimeout(timer));
});

/** What has been loaded, by name; the next who asks tries again where it failed. */
const once = (name, load) => (loading[name] ??= load().catch((error) => {
  delete loading[name];
  throw error;
}));

/** A build's glue with its WebAssembly. */
const load = (name = '') => once(`build ${name}`, async () => {
  const build = ['interview_article', name].filter(Boolean).join('_');
  const unread = (name) => `Its file “${name}” could not be read. Copy the whole folder.`;
  const binary = `${build}_bg.wasm`;
  // Asked for beside the glue, not after it.
  const asked = get(file(binary), unread(binary));
  asked.catch(() => {});
  const module = await import(file(`${build}.js`)).catch(() => { throw new Failure(unread(`${build}.js`)); });
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
  if (name !== 'marks' && name !== 'share') present ??= name;
  return module;
});
/** The glue that is there, else the base build's. */
const any = () => load(present);

/** Puts a style sheet of ours into what the element stands in: the page, or somebody's shadow root; after another, whichever
    came first: their rules weigh the same. */
const style = async (root, name = 'interview-article.css', other) => {
  if (root === document && document.querySelector(`link[rel~=stylesheet][href*="${name}"]`)) return;
  const ours = await once(name, async () => {
    const response = await fetch(file(name));
    return response.ok ? new CSSStyleSheet().replace(await response.text()) : Promise.reject();
  });
  await other;
  if (!root.adoptedStyleSheets.includes(ours)) root.adoptedStyleSheets.push(ours);
};

/** What failed and what to do, in a sentence for the page. */
class Failure extends Error {}
const NOTHING = 'No interview was given. Name its file in “src”, or put its text between the tags.';

/** The types of a child script that is a source, and their formats. */
const FORMATS = { 'text/plain': 'text', 'text/markdown': 'markdown', 'text/vtt': 'captions', 'application/json': 'json' };
/** What a server may call a file, and how its name may end, as the command reads it. */
const SENT = { ...FORMATS, 'text/plain': undefined, 'text/html': 'html', 'application/xhtml+xml': 'html' };
const ENDINGS = { markdown: /\.(md|markdown|mdown|mkd|mdx)$/i, html: /\.x?html?$/i, captions: /\.(vtt|srt|sbv)$/i, json: /\.json$/i };
/** Signs without which nobody seems to ask anything. */
const ASKING = /[?？؟;՞:：]/;
/** What a reader does before a prerendered article needs more than the browser itself gives. */
const HINTS = ['pointerdown', 'click', 'keydown', 'focusin', 'scroll', 'hashchange', 'beforeprint', 'scrolltorange'];
/** Whether this device keeps marks, of whichever article. */
const kept = () => {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith('interview-article '));
  } catch {
    return false; // it is forbidden to look
  }
};

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
    const { interview, source, format, glue } = this.#given.interview ? this.#given : this.#made ?? {};
    return interview ?? (glue ? JSON.parse(glue.understand(bytes(source), format)) : null);
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
    let source, between;
    try {
      if (document.readyState === 'loading') await next(document, 'DOMContentLoaded', signal);
      await null; // for what is set right after the element was put into the page
      const article = this.querySelector(':scope > .ia');
      source = article && !this.#stale ? undefined : this.#source();
      if (article && !source) return await this.#attach(signal);
      if (!source || source.doubtful) {
        this.#inner = undefined;
        await later(signal);
        source = this.#source();
        if (!source) throw new Failure(NOTHING);
      }
      between = source === this.#inner;
      if (!signal.aborted) await this.#make(source, signal);
    } catch (error) {
      // What stood here may have been meant to be replaced by what is still to be given.
      if (between) await later(signal);
      if (signal.aborted) return;
      this.#fail(error);
      if (this.#standing) this.#follow(signal);
    }
  }

  /** What the article is to be made of; nothing where nothing was given. */
  #source() {
    const src = this.getAttribute('src');
    // It is kept at the element, for the glue of whichever build.
    this.iaQuotes = this.querySelector(':scope > [data-ia=quotes]')?.textContent ?? this.iaQuotes;
    if (this.#given.interview || this.#given.source !== undefined) return this.#given;
    if (src !== null) return { src };
    // What is put between the tags later, in place of our article, is another interview.
    const ours = this.#inner && this.querySelector(':scope > .ia');
    return (this.#inner = (!ours && this.#between()) || this.#inner) ?? this.#made;
  }

  /** What is to be read between the tags: the child script, or text. Not what we have put there. */
  #between() {
    const nodes = [...this.childNodes].filter((node) => node.nodeType === 3 || node.matches?.(':not(.ia, .ia-failure, script[data-ia])'));
    const script = nodes.find(({ localName, type }) => localName === 'script' && FORMATS[type]);
    if (script) return { source: flush(script.textContent), format: FORMATS[script.type] };
    const words = nodes.map((node) => node.textContent).join('');
    const bare = nodes.every(({ localName = 'pre' }) => localName === 'pre');
    if (bare) return words.trim() ? { source: words } : undefined;
    // What may only hold the place of what is still to be given is read when nothing was.
    return { source: nodes.map(html).join(''), format: 'html', doubtful: !ASKING.test(words) };
  }

  /** Who reads a format, where that is known beforehand; what an author lists as quotes the base build does not place. */
  #reader(format) {
    return READERS[format] ?? ((this.iaQuotes ?? this.getAttribute('quotes')?.includes('[')) && 'forms');
  }

  /** Makes an article. */
  async #make(given, signal) {
    const named = this.getAttribute('format') ?? 'auto';
    // Elements between the tags are no text, whatever is said of them: of their tags nobody wants to read.
    const known = (format = 'auto') => (named === 'auto' || (named === 'text' && format === 'html' && given.source) ? format : named);
    const told = given.format ?? ending(given.src);
    const foreseen = given.interview ? 'objects' : this.#reader(known(told));
    // All that is needed is asked for side by side.
    const [, , loaded] = await Promise.all([
      foreseen ? load(foreseen) : any(),
      this.#style(foreseen),
      given.src === undefined ? undefined : download(given.src, signal),
    ]);
    if (signal.aborted) return;
    // Between the tags something may have come or gone meanwhile.
    const file = loaded ?? this.#source();
    const format = known(told ?? file.format);
    const made = { ...file, format };
    if (format === 'json') made.interview ??= object(made.source);
    // The build with Markdown reads no text that lost its blank lines.
    const reader = this.#reader(format) ?? (present === 'markdown' ? undefined : present);
    await this.#put(made, made.interview ? 'objects' : reader, signal);
    if (signal.aborted || !this.isConnected) return;
    this.#stand(signal);
    this.#follow(signal);
    if (!this.querySelector('[data-ia=question]')) this.#complain(this.#made.glue.noQuestion());
  }

  /** Puts an article between the tags by the build of that name, or by the one that it names instead. */
  async #put(made, build, signal) {
    const [glue] = await Promise.all([load(build), this.#style(build)]);
    if (signal.aborted) return;
    let standing;
    this.toggleAttribute('data-ia-fresh', isNew());
    try {
      standing = made.interview ? glue.standInterview(this, made.interview) : glue.stand(this, made.source, made.format);
    } catch (other) {
      if (!BUILDS.includes(other)) throw other;
      if (other !== 'objects') return this.#put(made, other, signal);
      try {
        made = { ...made, interview: object(made.source) };
      } catch {
        return this.#put({ ...made, format: 'text' }, 'forms', signal);
      }
      return this.#put(made, other, signal);
    }
    if (this.#hold(glue, standing)) this.#made = { ...made, glue };
  }

  #style(build) {
    const root = this.getRootNode();
    const first = style(root);
    return Promise.allSettled([first, build && style(root, 'interview-article-blocks.css', first)]);
  }

  /** Gives an article that stands already its behaviours: at once where it was only moved, else when they are needed. */
  async #attach(signal) {
    await this.#style();
    if (signal.aborted) return;
    this.#stand(signal);
    // The click that makes us load comes before we can answer it, and is then answered late.
    const loaded = new AbortController();
    let missed;
    this.addEventListener('click', (event) => { missed = event; }, { signal: AbortSignal.any([signal, loaded.signal]) });
    if (present === undefined && !location.hash && !kept()) {
      const waiting = new AbortController();
      const either = AbortSignal.any([signal, waiting.signal]);
      await Promise.any(HINTS.map((hint) => next(window, hint, either)));
      waiting.abort();
    }
    const glue = await any();
    loaded.abort();
    if (signal.aborted || !this.#hold(glue, glue.attach(this))) return;
    this.#follow(signal, missed);
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

  /** Gives who reads what the article itself does not need, once it stands. `click`: one that came too early. */
  async #follow(signal, click) {
    await wait(99, signal); // the article is drawn first
    this.removeAttribute('data-ia-fresh');
    const { attach } = await once('reading', () => import(file('interview-article-reading.js'))).catch(() => ({}));
    // Without it the article is whole.
    if (!signal.aborted) attach?.(this, { load, style, signal, click, made: this.#made });
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

/** Whether a reader begins at the page's beginning: another is led to a place, for which all above it must have its height. */
const isNew = () => !scrollY && !location.hash && performance.getEntriesByType('navigation')[0]?.type === 'navigate';
const bytes = (source) => (typeof source === 'string' ? new TextEncoder().encode(source) : source);
/** Lines without the indentation of the first, which is that of the page: to Markdown four spaces are code. */
const flush = (text) => {
  const [indent] = /^[ \t]*(?=\S)/m.exec(text) ?? [''];
  return indent ? text.replaceAll(`\n${indent}`, '\n') : text;
};
/** A node as a source. */
const html = (node) => node.outerHTML ?? node.textContent.replace(/[&<]/g, (sign) => (sign === '&' ? '&amp;' : '&lt;'));
/** The format that a file's name ends as. */
const ending = (src) => {
  const path = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI).pathname : '';
  return Object.keys(ENDINGS).find((format) => src !== undefined && ENDINGS[format].test(path));
};
/** The interview that is written as JSON. */
const object = (source) => {
  try {
    return JSON.parse(typeof source === 'string' ? source : new TextDecoder().decode(source));
  } catch ({ message }) {
    throw new Failure(`It is not JSON (${message}). Compare it with the one in the README.`);
  }
};

/** When the page, or who made the element, has given what there is to give. */
const later = async (signal) => {
  if (document.readyState !== 'complete') await next(window, 'load', signal);
  await wait(100);
};

/** What an address gives. */
const download = async (src, signal) => {
  const response = await get(src, `“${src}” could not be loaded. Check the address, and the connection.`, { signal });
  if (!response.ok) throw new Failure(`“${src}” was not found where it should be (${response.status}). Check the address.`);
  const [type] = (response.headers.get('content-type') ?? '').split(';');
  return { source: new Uint8Array(await response.arrayBuffer()), format: SENT[type.trim().toLowerCase()] };
};

/** Settles with the next event, or never where the signal ends the wait. */
const next = (target, event, signal) => new Promise((resolve) => {
  target.addEventListener(event, resolve, { once: true, capture: true, passive: true, signal });
});

if (!customElements.get('interview-article')) customElements.define('interview-article', InterviewArticle);
