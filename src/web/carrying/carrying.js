// What only the page can do with a quote: carry it away, and draw it.
export const language = (element) => element.closest('[lang]')?.lang ?? '';
export const site = () => document.querySelector('meta[property="og:site_name"]')?.content || location.hostname.replace(/^www\./, '');
export const shares = () => !!navigator.share;
/** Says whether words were copied, once that is known. */
export const tell = async (copied, said, done, failed) => {
  const words = (await copied) ? done : failed;
  if (said) said.textContent = words;
};
export const share = (text, title, url) => { navigator.share({ text, title, url }).catch(() => {}); };
export const key = ({ key }) => key;
export const left = ({ relatedTarget }, element) => !element.contains(relatedTarget) && document.hasFocus();
export const hang = (bar, quote) => {
  const rects = quote.getClientRects(), last = rects[rects.length - 1] ?? quote.getBoundingClientRect();
  const within = bar.parentElement.getBoundingClientRect();
  const start = Math.max(0, Math.min(last.left - within.left, within.width - bar.offsetWidth));
  bar.style.setProperty('top', `${last.bottom - within.top + 6}px`);
  bar.style.setProperty('left', `${start}px`);
  bar.querySelector('button').focus({ preventScroll: true });
};
export const hide = (dialogue) => {
  dialogue.close();
  dialogue.remove();
};
export const show = (dialogue) => {
  dialogue.addEventListener('close', () => dialogue.remove());
  dialogue.addEventListener('click', ({ target }) => { if (target === dialogue) dialogue.close(); });
  dialogue.showModal();
};

const WEIGHTS = [400, 600, 400, 400];
/** A picture that is being drawn, in the colours and the face of the page. */
export class Sheet {
  constructor(dialogue, article, width, height) {
    this.dialogue = dialogue;
    this.canvas = dialogue.querySelector('canvas');
    this.canvas.width = width;
    this.canvas.height = height;
    this.on = this.canvas.getContext('2d', { willReadFrequently: true });
    const { fontFamily, color } = getComputedStyle(article);
    this.family = fontFamily;
    this.lang = article.lang || document.documentElement.lang || undefined;
    this.canvas.lang = this.lang ?? '';
    // What stands behind the article, from the page up.
    const grounds = [getComputedStyle(dialogue).backgroundColor];
    const around = [];
    for (let at = article; at; at = at.parentElement ?? at.getRootNode().host) around.unshift(getComputedStyle(at).backgroundColor);
    this.ground = this.mixed([...grounds, ...around]);
    this.ink = this.mixed([this.ground, color]);
    this.accent = this.mixed([this.ground, getComputedStyle(dialogue.querySelector('a')).color]);
    this.quiet = this.mixed([this.ground, this.ink], 0.76);
    this.on.fillStyle = this.ground;
    this.on.fillRect(0, 0, width, height);
  }
  /** Colours over each other, as #rrggbb; the last with an opacity. */
  mixed(colours, opacity = 1) {
    const { on } = this;
    colours.forEach((colour, n) => {
      on.globalAlpha = n === colours.length - 1 ? opacity : 1;
      on.fillStyle = colour;
      on.fillRect(0, 0, 1, 1);
    });
    on.globalAlpha = 1;
    const [red, green, blue] = on.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  }
  font(size, face) {
    this.on.font = `${WEIGHTS[face]} ${size}px ${this.family}`;
  }
  width(text, face) {
    this.font(100, face);
    return this.on.measureText(text).width / 100;
  }
  segments(text) {
    const parts = globalThis.Intl?.Segmenter
      ? Array.from(new Intl.Segmenter(this.lang, { granularity: 'word' }).segment(text), ({ segment }) => segment)
      : text.match(/\s+|\P{M}\p{M}*/gu) ?? [];
    return parts.join('\0');
  }
  theme() {
    return [this.ground, this.ink, this.accent, this.quiet, this.family].join('\0');
  }
  rule(x, y, width, height) {
    this.on.fillStyle = this.accent;
    this.on.fillRect(x, y, width, height);
  }
  draw(text, x, y, size, face, toLeft) {
    this.font(size, face);
    this.on.fillStyle = face > 1 ? this.quiet : this.ink;
    this.on.direction = toLeft ? 'rtl' : 'ltr';
    this.on.textAlign = 'start';
    this.on.fillText(text, x, y);
  }
  offer(svg, words) {
    const [png, vector] = this.dialogue.querySelectorAll('a');
    this.canvas.ariaLabel = words;
    const give = (link, blob, ending) => {
      URL.revokeObjectURL(link.href);
      link.href = URL.createObjectURL(blob);
      link.download = `quote-${this.canvas.width}x${this.canvas.height}.${ending}`;
    };
    give(vector, new Blob([svg], { type: 'image/svg+xml' }), 'svg');
    this.canvas.toBlob((blob) => give(png, blob, 'png'));
    if (!this.dialogue.iaGone) {
      this.dialogue.iaGone = () => [png, vector].forEach(({ href }) => URL.revokeObjectURL(href));
      this.dialogue.addEventListener('close', this.dialogue.iaGone);
    }
  }
}
