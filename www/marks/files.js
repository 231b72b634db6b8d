// Marks as files: saved as JSON-LD, Markdown or text, and read again from JSON-LD, of other tools too.
import { address } from '../address.js';
import { page, readAll } from './annotation.js';
import * as excerpts from './excerpts.js';
import { newId, now } from './fresh.js';

/** Offers marks as a file. `taken` makes excerpts of them, which only the forms to be read by people need. */
export const save = (kind, marks, taken, title) => {
  const [type, text] = kind === 'jsonld'
    ? ['application/ld+json', page(marks, address())]
    : [kind === 'md' ? 'text/markdown' : 'text/plain', excerpts[kind === 'md' ? 'markdown' : 'text'](taken(), title, address())];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `marks.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

/** The marks of the file that was chosen, and how many more could not be read; nothing where there is no file. */
export const read = async (input) => {
  const [file] = input.files;
  const json = await file?.text().catch(() => '');
  input.value = '';
  return json === undefined ? undefined : { marks: [], unread: 0, ...readAll(json, now(), newId) };
};
