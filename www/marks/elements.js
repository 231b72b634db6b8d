// What a reader marks with: the bar beside selected words, the list of marks, and what has the focus in the place of
// marked words, which are no element. It is put into an article that stands, and is no part of its words
// (`data-ia-apart`).
import { make } from '../make.js';
import { COLOURS } from './annotation.js';

const button = (does, label, attributes = {}) => make('button', { type: 'button', 'data-ia-do': does, ...attributes }, label);
const sample = (colour, words) => make('span', { class: 'ia-sample', 'data-ia-colour': colour }, words);
/** In our language, which need not be the article's. */
const apart = ({ language, direction }) => ({ lang: language, dir: direction, 'data-ia-apart': true });

/** All of it, empty. */
export const desk = (labels) => make('div', { class: 'ia-marks', 'data-ia': 'marks', ...apart(labels) },
  make('p', { class: 'ia-unseen', 'data-ia': 'said', role: 'status' }),
  make('ul', { class: 'ia-stand-ins', 'data-ia': 'stand-ins' }),
  make('p', { class: 'ia-told', 'data-ia': 'told' }),
  button('list', labels.list, { class: 'ia-marks-open', hidden: true }),
  bar(labels),
  list(labels));

const bar = (labels) => make('div', { class: 'ia-bar', 'data-ia': 'bar', role: 'group', 'aria-label': labels.bar, popover: 'manual' },
  make('div', { class: 'ia-tools', role: 'toolbar', 'aria-label': labels.tools },
    ...Array.from({ length: COLOURS }, (_, n) => colour(n + 1, labels[`colour-${n + 1}`])),
    button('note', labels.note, { 'aria-expanded': 'false' }),
    button('copy', labels.copy),
    button('link', labels.link),
    button('delete', labels.remove, { hidden: true }),
    button('list', labels.all)),
  make('div', { class: 'ia-note', 'data-ia': 'note-form', hidden: true },
    make('label', {}, labels.note, make('textarea', { rows: 3, maxlength: 10_000, 'data-ia': 'note' })),
    button('keep', labels.keep)),
  make('p', { class: 'ia-told', 'data-ia': 'told' }));

const colour = (n, name) => button('mark', sample(n, 'a'), { value: n, 'aria-pressed': 'false', 'aria-label': name, title: name });

const list = (labels) => make('dialog', { class: 'ia-list', 'data-ia': 'list', 'aria-label': labels.list },
  make('div', { class: 'ia-list-head' }, make('p', { class: 'ia-list-title' }, labels.list), button('close', labels.close)),
  make('div', { class: 'ia-list-told' }, make('p', { class: 'ia-told', 'data-ia': 'told' }), button('undo', labels.undo, { hidden: true })),
  make('ol', { class: 'ia-listed', 'data-ia': 'entries' }),
  make('p', { class: 'ia-quiet', 'data-ia': 'where' }, labels.kept),
  make('div', { class: 'ia-list-foot' },
    make('span', {}, labels.saveAs),
    ...[['jsonld', 'JSON-LD'], ['md', 'Markdown'], ['txt', labels.text]].map(([kind, name]) => button('save', name, { value: kind })),
    button('delete-all', labels.removeAll),
    make('label', {}, labels.add, make('input', { type: 'file', accept: '.json,.jsonld', 'data-ia': 'add' }))));

/** A mark in the list; `found` is whether its words are still there. */
export const entry = ({ id, colour, note }, words, found, labels) => make('li', { 'data-ia-mark': id },
  found ? button('go', sample(colour, words)) : make('p', {}, sample(colour, words), ' ', make('span', { class: 'ia-quiet' }, labels.gone)),
  ...(note ? [make('p', { class: 'ia-listed-note' }, note)] : []),
  ...(found ? [named('edit', labels.edit, words)] : []),
  named('delete', labels.remove, words));
/** Buttons that look alike are told apart by who hears them. */
const named = (does, label, words) => button(does, label, { 'aria-label': `${label}: ${short(words)}` });
const short = (words) => (words.length > 200 ? `${words.slice(0, 199).toWellFormed()}…` : words);

/** Where stand-ins stand. */
export const standIns = (labels) => make('ul', { class: 'ia-stand-ins', 'data-ia': 'stand-ins', ...apart(labels) });
/** Named and not filled by the words: what is found or copied in the page is the article's. */
export const standIn = ({ id }, words, labels) => make('li', { 'data-ia-mark': id },
  button('open', '', { 'aria-label': `${labels.mark}: ${short(words)}` }));
