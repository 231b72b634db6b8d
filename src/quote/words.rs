//! The words that say something of a sentence, as hashes: a word is so two bytes of the page.

/// Classes of words with a space after each, and a point after each class. Of scripts without spaces pairs of
/// characters. Every language may add its own.
const WORDS: &str = "i i'm i've i'd me my 我认 我觉 . \
    we we're we've us our 我们 我們 私た . \
    you you're you'll your yourself . \
    is are was were be been being it's that's i'm you're we're they're isn't wasn't . \
    not no never nothing don't doesn't didn't can't won't isn't wasn't couldn't wouldn't . \
    please call email contact website thank thanks hello welcome today . \
    that those he he's she she's they they're its their such but and so then or which yes no well yeah sure right okay oh \
    exactly because maybe instead therefore thus however here another both second finally actually \
    das dies diese dieser er sie aber und dann ja nein weil denn deshalb dort dabei dadurch außerdem \
    ce c'est cela ça il elle ils elles mais et donc oui non parce puis ensuite alors ainsi voilà \
    esto eso él ella ellos pero y sí mas e isso ma но и это он она они porque entonces además então \
    потому поэтому там тут так тогда \
    这是 这个 这些 这样 那是 那个 它们 他们 她们 但是 而且 所以 因此 然而 是的 這是 這個 這些 他們 因为 因為 另外 例如 最后 \
    これ それ この その しか でも だか そし はい いえ また そう つま 例え ただ \
    이것은 그것은 이 그 이런 그런 그는 하지만 그러나 그리고 그래서 네 그건 그럼 그러면 또 또한 . \
    it it's this that's these also example instance mean guess least auch aussi también também также . \
    thank thanks hello welcome subscribe sponsor newsletter uh um danke merci gracias obrigado 谢谢 謝謝 欢迎 歡迎 \
    감사합니다 . \
    do does doing like about of with for at from in on to by into ";

/// The number of the class of forms of "to be".
pub(super) const BEING: usize = 3;
pub(super) const THAT: u16 = hashes::<1>("that ")[0];

/// The number of the class of words that lean on what was said before, where a sentence begins with them. Those of the
/// next and last class lean among the first few words, too: "I think this is so."
pub(super) const LEANING: usize = 6;
/// That of words with which nothing is quoted: courtesies, what is advertised, stumbling. After those of the next
/// "that" points to what was said before ("do that", "like that"), and a comma is stumbling ("in, like,").
pub(super) const UNFIT: usize = 8;

/// What each word's hash adds to that of the word before it in its class, sorted, as steps compress better; zero for a
/// point.
const STEPS: [u16; length(WORDS)] = steps(hashes(WORDS));

/// Tells the class and the hash of each word.
pub(super) fn each_word(mut each: impl FnMut(usize, u16)) {
    let (mut class, mut hash) = (0, 0);
    for step in STEPS {
        hash += step;
        if step == 0 {
            (class, hash) = (class + 1, 0);
        } else {
            each(class, hash);
        }
    }
}

const fn steps<const LENGTH: usize>(mut all: [u16; LENGTH]) -> [u16; LENGTH] {
    let (mut start, mut n) = (0, 0);
    while n < LENGTH {
        if all[n] == 0 {
            start = n + 1;
        }
        // Into its place among those of its class.
        let mut at = n;
        while at > start && all[at - 1] > all[at] {
            all.swap(at - 1, at);
            at -= 1;
        }
        n += 1;
    }
    while n > 1 {
        n -= 1;
        if all[n] > 0 {
            assert!(all[n] != all[n - 1], "a word stands twice in its class");
            all[n] -= all[n - 1];
        }
    }
    all
}

/// What ends with a point and no sentence; from [`NUMBERED`] on only before a number.
pub(super) const ABBREVIATIONS: [u16; 22] =
    hashes("mr mrs ms dr prof st vs jr sr approx cf bzw ca mme gov gen no nr vol fig pp art ");
pub(super) const NUMBERED: usize = 16;

const fn length(words: &str) -> usize {
    let (mut at, mut length) = (0, 0);
    while at < words.len() {
        length += (words.as_bytes()[at] == b' ') as usize;
        at += 1;
    }
    length
}

const fn hashes<const LENGTH: usize>(words: &str) -> [u16; LENGTH] {
    let bytes = words.as_bytes();
    let (mut hashes, mut n, mut at, mut hash) = ([0; LENGTH], 0, 0, SEED);
    while at < bytes.len() {
        let (code, size) = code(bytes, at);
        at += size;
        if code == b' ' as u32 {
            hashes[n] = if hash == SEED { 0 } else { mix(hash) };
            n += 1;
            hash = SEED;
        } else if code != b'.' as u32 {
            hash = fold(hash, code);
        }
    }
    hashes
}

/// A character of up to three bytes, and how many they are.
const fn code(bytes: &[u8], at: usize) -> (u32, usize) {
    let first = bytes[at] as u32;
    if first < 0x80 {
        return (first, 1);
    }
    let second = (bytes[at + 1] & 0x3F) as u32;
    if first < 0xE0 {
        return ((first & 0x1F) << 6 | second, 2);
    }
    ((first & 0x0F) << 12 | second << 6 | (bytes[at + 2] & 0x3F) as u32, 3)
}

pub(super) const SEED: u32 = 0x811c_9dc5;

/// One step of FNV-1a, the same for letters large and small where 32 lies between them.
pub(super) const fn fold(hash: u32, code: u32) -> u32 {
    (hash ^ if code < 0x530 { code | 0x20 } else { code }).wrapping_mul(0x0100_0193)
}

/// The hash of a word.
pub(super) fn hash(word: &str) -> u16 {
    let mut hash = SEED;
    for c in word.chars() {
        hash = fold(hash, c.into());
    }
    mix(hash)
}

pub(super) const fn mix(hash: u32) -> u16 {
    (hash ^ hash >> 16) as u16
}
