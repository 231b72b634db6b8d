// Every word that we say to who marks, by language.
const ENGLISH = {
  language: 'en',
  bar: 'Selected words',
  tools: 'Mark, copy, link',
  colours: ['Mark yellow, underlined', 'Mark green, dashed', 'Mark blue, dotted', 'Mark pink, doubly underlined'],
  note: 'Note',
  keep: 'Keep note',
  copy: 'Copy',
  link: 'Link',
  remove: 'Delete',
  all: 'All marks',
  list: 'Your marks',
  close: 'Close',
  edit: 'Edit',
  removeAll: 'Delete all',
  undo: 'Undo',
  saveAs: 'Save as',
  add: 'Add marks from a JSON-LD file',
  text: 'Text',
  none: 'You have marked nothing in this article.',
  /** Before the words of a mark, for who hears them. */
  mark: 'Your mark',
  gone: 'These words are no longer in the article.',
  byKey: 'Press Tab for what you can do with these words.',
  marked: 'Marked.',
  kept: 'Your marks are kept on this device only, in this browser.',
  blocked: 'This browser keeps no marks for this page, or has no room, so yours last until you leave it.',
  damaged: 'Some marks that were kept here cannot be read. They were set aside and not changed.',
  copied: 'Copied.',
  notCopied: 'The browser does not let us copy.',
  removed: 'Deleted.',
  unread: 'That file has no marks that can be read. Choose one that was saved as JSON-LD.',
  elsewhere: 'What belongs to another article, or cannot be read, was left out.',
  added: 'The marks of the file are here.',
  lost: 'The words that this address leads to are no longer here.',
};

/** By primary language, as BCP 47 has it; English where we have none in it. */
const ALL = [ENGLISH];
export const labelsOf = (language) => ALL.find((labels) => labels.language === language.split(/[-_]/)[0].toLowerCase()) ?? ENGLISH;
