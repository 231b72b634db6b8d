// Which letters are the same to who searches: whatever their case, accents and width, and the many signs of one quotation
// mark or dash. A folded text is another length than its own; `origins` is the way back.

/** Accents, points that are read without (not the vowels of Indic scripts, nor kana's voicing), and what is not seen. */
const UNHEARD = /[[\p{M}&&[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}\p{sc=Cyrl}]]--[\u3099\u309a]]|[\p{DI}\u0640]/gv;
/** What NFKD leaves apart. */
const ALIKE = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ħ: 'h', ı: 'i', þ: 'th', ς: 'σ', '〜': '~' };
const APART = /[ßæœøđłħıþς〜‘’‚‛′‹›“”„‟″«»‐‒–—―−־ァ-ヶ]/g;
const alike = (sign) => ALIKE[sign]
  ?? (sign >= 'ァ' ? String.fromCharCode(sign.charCodeAt() - 0x60) // katakana as hiragana, which is typed first
    : '‐‒–—―−־'.includes(sign) ? '-' : '‘’‚‛′‹›'.includes(sign) ? "'" : '"');

/** A text as it is compared; its syllables of Hangul are their letters. */
export const folded = (text) => {
  // toLowerCase is that of no language: where İ and I are typed depends on the reader's.
  const low = /[^\0-\x7f]/.test(text) ? text.normalize('NFKD').replace(UNHEARD, '').toLowerCase().replace(APART, alike) : text.toLowerCase();
  return low.replace(/\s\s+|[^\S ]/g, ' ');
};

/** For each unit of a folded text where in the text itself what it was made of begins and ends: `{ begins, ends }`. */
export const origins = (text) => {
  const begins = [], ends = [];
  let last;
  // Marks that stay change places only with others of their letter.
  for (const { 0: sign, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    for (const unit of folded(sign).split('')) {
      if (unit === ' ' && last === ' ') continue;
      last = unit;
      begins.push(index);
      ends.push(index + sign.length);
    }
  }
  return { begins, ends };
};

/** What ends a syllable of Hangul, from U+11A8 on, as the letter that begins the next; two letters are a rest and one. */
const NEXT = 'ㄱㄲㅅㄴㅈㅎㄷㄹㄱㅁㅂㅅㅌㅍㅎㅁㅂㅅㅅㅆㅇㅈㅊㅋㅌㅍㅎ';
const REST = { 3: 1, 5: 4, 6: 4, 9: 8, 10: 8, 11: 8, 12: 8, 13: 8, 14: 8, 15: 8, 18: 17 };
const TAILS = 0x11a7;

/**
 * What finds a query in folded texts; nothing where there is nothing to be found. While a syllable is being typed its end
 * may still become the next one's begin: 각 is on the way to 가구.
 */
export const pattern = (query, composing) => {
  const asked = folded(query).trim();
  if (!asked) return;
  const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const tail = asked.charCodeAt(asked.length - 1) - TAILS, next = composing && NEXT[tail - 1];
  if (!next) return new RegExp(escaped(asked), 'g');
  const rest = REST[tail] ? String.fromCharCode(TAILS + REST[tail]) : '';
  return new RegExp(`${escaped(asked.slice(0, -1))}(?:${asked.at(-1)}|${rest}${next.normalize('NFKD')})`, 'g');
};
