//! Ids and heading names.

use crate::letters::{self, Signs, after, joined};
use crate::model::Interview;

/// The name of a heading of a level; what is no level becomes the nearest.
pub fn heading(level: u8) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level.clamp(1, 6) - 1)]
}

/// The id of each exchange, `None` where nobody asks and there is nothing to lead to. Made of the question's words, so
/// that a link survives when other questions come and go; the same question twice gets two.
pub fn ids(interview: &Interview, prefix: &str) -> Vec<Option<String>> {
    let mut taken = Taken::of(interview.exchanges().count());
    for exchange in interview.exchanges() {
        match exchange.heading() {
            Some(heading) => take(prefix, &heading.words, &mut taken),
            None => taken.push(None, Known::default()),
        }
    }
    taken.ids
}

/// Takes the id of a question.
fn take(prefix: &str, words: &str, taken: &mut Taken) {
    let slug = slug(words);
    let mut id = joined(&[prefix, "-", if slug.is_empty() { "q" } else { &slug }]);
    let mut hash = self::hash(&id);
    if let Some(by) = taken.find(&id, hash) {
        let (length, mut times) = (id.len(), 1);
        while taken.find(&id, hash).is_some() {
            times = taken.again(by).max(times + 1);
            id.truncate(length);
            id.push('-');
            id.push_str(&letters::decimal(times as usize));
            hash = self::hash(&id);
        }
    }
    let bucket = taken.bucket(hash);
    let before = std::mem::replace(&mut taken.buckets[bucket], taken.ids.len() as u32 + 1);
    taken.push(Some(id), Known { hash: hash as u32, times: 1, before });
}

/// Numbers that follow one another lie side by side: of a million times the same question each would else be looked for
/// in another place of memory. Nobody asks so often in a page, which has no room for it.
fn hash(id: &str) -> usize {
    if !cfg!(feature = "posts") {
        return letters::hash(id);
    }
    let words = id.trim_end_as(|c| c.is_ascii_digit());
    letters::hash(words).wrapping_add(letters::number(after(id, words.len())).unwrap_or_default())
}

/// The ids of an article, chained by a hash of them: the standard map is 4 KB of the page for this one use.
struct Taken {
    /// The newest id of each bucket, as one more than its index. There may be millions.
    buckets: Vec<u32>,
    ids: Vec<Option<String>>,
    /// One an id.
    known: Vec<Known>,
}

/// What is known of an id.
#[derive(Default)]
struct Known {
    /// Compared first: the id itself lies elsewhere in memory.
    hash: u32,
    /// How often it was asked for.
    times: u32,
    /// The one before it in its bucket, as one more than its index.
    before: u32,
}

impl Taken {
    /// Room for so many ids, and no more of them in a bucket than chance wants.
    fn of(ids: usize) -> Self {
        Taken { buckets: vec![0; ids.max(16)], ids: Vec::with_capacity(ids), known: Vec::with_capacity(ids) }
    }

    fn bucket(&self, hash: usize) -> usize {
        hash % self.buckets.len()
    }

    fn push(&mut self, id: Option<String>, known: Known) {
        self.ids.push(id);
        self.known.push(known);
    }

    /// Which of those that are taken an id is.
    fn find(&self, id: &str, hash: usize) -> Option<usize> {
        let mut at = self.buckets[self.bucket(hash)];
        while let Some(n) = at.checked_sub(1) {
            let known = &self.known[n as usize];
            if known.hash == hash as u32 && self.ids[n as usize].as_deref() == Some(id) {
                return Some(n as usize);
            }
            at = known.before;
        }
        None
    }

    /// How often a taken id was asked for, this time included.
    fn again(&mut self, taken: usize) -> u32 {
        let times = &mut self.known[taken].times;
        *times += 1;
        *times
    }
}

/// The id of an exchange's heading. Two hyphens: a slug never has them, so that no question can take it.
pub fn question_id(id: &str) -> String {
    joined(&[id, "--question"])
}

/// The id of the label of the contents list.
pub fn contents_id(prefix: &str) -> String {
    joined(&[prefix, "--contents"])
}

/// Words as part of an address: letters, marks and digits of every script in lower case, hyphens between words.
pub fn slug(words: &str) -> String {
    /// In characters: enough to be told apart, short enough to be read.
    const LONGEST: usize = 60;
    // Where the word at hand begins, with its hyphen, and how many letters it has and all before it.
    let (mut slug, mut start, mut count, mut length) = (String::with_capacity(LONGEST + 4), 0, 0, 0);
    let mut inside = false;
    for c in words.chars() {
        if letters::is_border(c) {
            (start, length, count) = (slug.len(), length + count + usize::from(inside), 0);
            inside = false;
            continue;
        }
        inside = true;
        if !matches!(c, '\'' | '’') {
            if length + count >= LONGEST {
                // A word that has no room is left out, but for the first.
                slug.truncate(if length > 0 { start } else { slug.len() });
                break;
            }
            if count == 0 && length > 0 {
                slug.push('-');
            }
            slug.push(letters::small(c));
            count += 1;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_script_survive() {
        for (words, expected) in [
            ("What initially drew you to directing?", "what-initially-drew-you-to-directing"),
            ("What’s “new”, then — really?", "whats-new-then-really"),
            ("처음 감독이 된 계기는 무엇입니까?", "처음-감독이-된-계기는-무엇입니까"),
            ("なぜ、ここに？", "なぜ-ここに"),
            ("आप क्या करते हैं?", "आप-क्या-करते-हैं"),
            ("ماذا تعمل؟", "ماذا-تعمل"),
            ("ÀÉÎ & Straße", "àéî-straße"),
            ("1 + 1 = 2?", "1-1-2"),
            ("???", ""),
            ("<script>alert(1)</script>", "script-alert-1-script"),
        ] {
            assert_eq!(slug(words), expected, "{words}");
        }
    }

    #[test]
    fn a_long_question_ends_at_a_word() {
        let slug = slug(&"words and ".repeat(50));
        assert!(slug.len() <= 60 && slug.ends_with("words-and"), "{slug}");
        assert_eq!(super::slug(&"a".repeat(500)).len(), 60);
    }

    #[test]
    fn no_two_exchanges_share_an_id() {
        let mut taken = Taken::of(6);
        ["Why?", "Why?", "Why 2?", "Why?", "?", "!"].iter().for_each(|words| take("ia", words, &mut taken));
        let ids = ["ia-why", "ia-why-2", "ia-why-2-2", "ia-why-3", "ia-q", "ia-q-2"];
        assert_eq!(taken.ids, ids.map(|id| Some(id.to_owned())));
    }

    #[test]
    fn a_hundred_thousand_ids_are_found_as_fast_as_ten() {
        let mut taken = Taken::of(100_000);
        for n in 0..50_000 {
            take("ia", &["Is this question ", &letters::decimal(n)].concat(), &mut taken);
            take("ia", "And then?", &mut taken);
        }
        let before = |n: &u32| taken.known[*n as usize].before.checked_sub(1);
        let chain = |&newest: &u32| std::iter::successors(newest.checked_sub(1), before);
        let longest = taken.buckets.iter().map(|bucket| chain(bucket).count()).max();
        assert_eq!(taken.ids.len(), 100_000);
        assert!(longest < Some(20), "{longest:?}");
    }
}
