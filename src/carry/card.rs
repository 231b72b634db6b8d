//! A quote as a picture: where each line of it stands, in what size. Nothing is cut: what does not fit is set smaller.

use std::ops::Range;

use super::Quote;
use super::pieces::{Piece, pieces};

/// How a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Words = 0,
    Speaker = 1,
    Title = 2,
    Site = 3,
}

/// A line, from where it begins on its baseline: its left, or in a script that is written to the left its right. In
/// pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    pub x: usize,
    pub y: usize,
    pub size: usize,
    pub face: Face,
}

/// A picture's lines, and its short rule between the words and who said them.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub width: usize,
    pub height: usize,
    pub to_left: bool,
    pub lines: Vec<Line>,
    /// The top of the rule; it begins where the lines do.
    pub rule: usize,
}

/// What the page knows of its faces and scripts.
pub trait Setting {
    /// How wide a text is where letters have the size 1.
    fn width(&self, text: &str, face: Face) -> f32;
    /// A text as its words, signs and spaces, one after the other.
    fn segments(&self, text: &str) -> Vec<String>;
}

/// Of the line's height.
const LEADING: f32 = 1.32;
/// Width that is filled at most: letters that stand together may be wider than they are each.
const FILLED: f32 = 0.98;
/// The rule's width and height.
const RULE: [usize; 2] = [72, 4];

impl Card {
    /// Left, top, width and height of the rule.
    pub fn rule_box(&self) -> [usize; 4] {
        let margin = margin([self.width, self.height]);
        let left = if self.to_left { self.width - margin - RULE[0] } else { margin };
        [left, self.rule, RULE[0], RULE[1]]
    }
}

fn margin([width, height]: [usize; 2]) -> usize {
    width.min(height) / 8
}

/// Most sizes of the site, the title and the speaker; and where the words are smaller than the speaker would be: nobody is
/// more than what was said.
const SOURCE: [usize; 3] = [24, 28, 34];
const SMALL: [usize; 3] = [16, 18, 20];

/// Sets a quote on a picture of that size.
pub fn card(quote: &Quote, site: &str, size: [usize; 2], setting: &dyn Setting) -> Card {
    let card = set(quote, site, size, SOURCE, setting);
    let is_small = card.lines.iter().any(|line| line.face == Face::Words && line.size < SOURCE[2]);
    if is_small { set(quote, site, size, SMALL, setting) } else { card }
}

fn set(quote: &Quote, site: &str, [width, height]: [usize; 2], source: [usize; 3], setting: &dyn Setting) -> Card {
    let to_left = quote.is_to_left();
    let margin = margin([width, height]);
    let room = width - 2 * margin;
    let mut card = Card { width, height, to_left, lines: Vec::new(), rule: 0 };
    // From the bottom up: what there is of the site, the title and the speaker.
    let mut bottom = height - margin;
    for (text, face, most, lines) in [
        (site, Face::Site, source[0], 1),
        (&quote.title, Face::Title, source[1], 2),
        (&quote.speaker, Face::Speaker, source[2], 2),
    ] {
        let fitted = Fitted::of(text, face, [room, most * lines * 4 / 3], most, setting);
        let top = bottom - fitted.height();
        fitted.set(&mut card, margin, top, 0);
        bottom = if fitted.lines.is_empty() { bottom } else { top - 10 };
    }
    card.rule = bottom - 14 - RULE[1];
    let space = card.rule - 28 - margin;
    let words = quote.quoted();
    let most = if width > height { 104 } else { 120 };
    let fitted = Fitted::of(&words, Face::Words, [room, space], most, setting);
    let top = margin + (space - fitted.height().min(space)) / 2;
    // The mark that opens hangs in the margin.
    let open: String = words.chars().take(1).collect();
    let hang = (setting.width(&open, Face::Words) * fitted.size as f32) as usize;
    fitted.set(&mut card, margin, top, hang.min(margin * 2 / 3));
    card
}

/// A text in lines, in the largest size in which it has room.
struct Fitted {
    pieces: Vec<Piece>,
    lines: Vec<Range<usize>>,
    size: usize,
    face: Face,
}

impl Fitted {
    fn of(text: &str, face: Face, [width, height]: [usize; 2], most: usize, setting: &dyn Setting) -> Self {
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let segments = setting.segments(&text);
        let pieces = pieces(segments.iter().map(String::as_str));
        let space = setting.width(" ", face);
        let widths: Vec<[f32; 2]> = pieces
            .iter()
            .map(|piece| [setting.width(&piece.text, face), if piece.space { space } else { 0.0 }])
            .collect();
        let (size, lines) = fit(&widths, [width as f32 * FILLED, height as f32], most);
        Fitted { pieces, lines, size, face }
    }

    fn height(&self) -> usize {
        (self.lines.len() as f32 * self.size as f32 * LEADING) as usize
    }

    /// Puts the lines on a card; the first begins `hang` before the others.
    fn set(&self, card: &mut Card, margin: usize, top: usize, hang: usize) {
        for (n, line) in self.lines.iter().enumerate() {
            let mut text = String::new();
            for (at, piece) in self.pieces[line.clone()].iter().enumerate() {
                text.push_str(&piece.text);
                if piece.space && at + 1 < line.len() {
                    text.push(' ');
                }
            }
            let x = margin - if n == 0 { hang } else { 0 };
            let x = if card.to_left { card.width - x } else { x };
            let baseline = (n as f32 + 0.5) * LEADING + 0.34;
            let y = top + (baseline * self.size as f32) as usize;
            card.lines.push(Line { text, x, y, size: self.size, face: self.face });
        }
    }
}

/// The largest size up to `most` in which pieces, each of a width and a space after it, have room; and the pieces of each
/// line, balanced.
pub fn fit(pieces: &[[f32; 2]], [width, height]: [f32; 2], most: usize) -> (usize, Vec<Range<usize>>) {
    let widest = pieces.iter().map(|piece| piece[0]).fold(0.0, f32::max);
    let has_room = |size: usize| {
        let size = size as f32;
        widest * size <= width && lines(pieces, width / size).len() as f32 * size * LEADING <= height
    };
    let (mut low, mut high) = (1, most.max(1));
    while low < high {
        let middle = (low + high).div_ceil(2);
        if has_room(middle) { low = middle } else { high = middle - 1 }
    }
    let wide = width / low as f32;
    let count = lines(pieces, wide).len();
    let (mut narrow, mut enough) = (widest.min(wide), wide);
    for _ in 0..12 {
        let middle = (narrow + enough) / 2.0;
        if lines(pieces, middle).len() > count { narrow = middle } else { enough = middle }
    }
    (low, lines(pieces, enough))
}

/// Lines no wider than that, but for a piece that is wider alone.
fn lines(pieces: &[[f32; 2]], width: f32) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut end = 0.0;
    for (n, [own, space]) in pieces.iter().enumerate() {
        match lines.last_mut().filter(|_| end + own <= width) {
            Some(line) => line.end = n + 1,
            None => {
                lines.push(n..n + 1);
                end = 0.0;
            }
        }
        end += own + space;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter is as wide as half its height, those of wide scripts as all of it.
    struct Plain;
    impl Setting for Plain {
        fn width(&self, text: &str, _: Face) -> f32 {
            text.chars().map(|c| if c < '\u{2E80}' { 0.5 } else { 1.0 }).sum()
        }
        fn segments(&self, text: &str) -> Vec<String> {
            let wide = |c: char| c > '\u{2E80}';
            let mut segments: Vec<String> = Vec::new();
            for c in text.chars() {
                match segments.last_mut().filter(|last| c != ' ' && !wide(c) && !last.ends_with(' ')) {
                    Some(last) => last.push(c),
                    None => segments.push(c.into()),
                }
            }
            segments
        }
    }

    fn quote(words: &str) -> Quote {
        Quote {
            words: words.to_owned(),
            speaker: "Ann of the Lamp".to_owned(),
            title: "The Man Who Kept a Light".to_owned(),
            language: "en".to_owned(),
        }
    }

    const SHAPES: [[usize; 2]; 2] = [[1200, 630], [1080, 1080]];

    fn check(quote: &Quote, to_left: bool) {
        for [width, height] in SHAPES {
            let card = card(quote, "lamps.example", [width, height], &Plain);
            let mut before = 0;
            for Line { text, x, y, size, face } in &card.lines {
                let long = (Plain.width(text, *face) * *size as f32) as usize;
                let (left, right) = if to_left { (x.saturating_sub(long), *x) } else { (*x, x + long) };
                assert!(left >= 20 && right <= width - 20 && x > &0, "{text} from {left} to {right} of {width}");
                assert!(*size >= 8 && y >= size && y + size / 3 <= height, "{text} at {y} of {height}, size {size}");
            }
            for line in card.lines.iter().filter(|line| line.face == Face::Words) {
                assert!(line.y >= before + line.size && line.y < card.rule, "{card:?}");
                before = line.y;
            }
            // Nothing is left out.
            let set: String =
                card.lines.iter().filter(|line| line.face == Face::Words).map(|line| line.text.as_str()).collect();
            assert_eq!(without_space(&set), without_space(&quote.quoted()));
        }
    }

    fn without_space(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
    }

    #[test]
    fn nothing_is_cut_however_long_and_in_whatever_script() {
        let sixty = "The sea never forgives a stone that stands in its way. ".repeat(6);
        for words in ["Yes.", &sixty, &sixty.repeat(6), &"w".repeat(300), "", "a\nb\u{1}c", &"🎉".repeat(90)] {
            check(&quote(words), false);
        }
        check(
            &Quote {
                language: "ja".to_owned(), ..quote(&"海は道をふさぐ石を決して許さない。".repeat(8))
            },
            false,
        );
        check(
            &Quote {
                language: "ar".to_owned(), ..quote(&"البحر لا يغفر لحجر يقف في طريقه أبدا. ".repeat(7))
            },
            true,
        );
        let title = "A Title That Goes On and on for Longer Than Any Editor Would Let It, and Then Some ".repeat(4);
        check(&Quote { title, speaker: "Somebody With a Name of Many Parts ".repeat(5), ..quote("Yes.") }, false);
        check(&Quote { title: String::new(), speaker: String::new(), ..quote(&sixty) }, false);
    }

    #[test]
    fn sixty_words_are_still_read_and_few_are_large() {
        let size = |words: &str, shape| {
            card(&quote(words), "lamps.example", shape, &Plain).lines.iter().map(|line| line.size).max().unwrap()
        };
        let sixty = "The sea never forgives a stone that stands in its way. ".repeat(6);
        assert!(
            size(&sixty, SHAPES[0]) >= 30 && size(&sixty, SHAPES[1]) >= 44,
            "{} {}",
            size(&sixty, SHAPES[0]),
            size(&sixty, SHAPES[1])
        );
        assert_eq!((size("Yes.", SHAPES[0]), size("Yes.", SHAPES[1])), (104, 120));
    }

    #[test]
    fn who_said_it_is_not_larger_than_what_was_said() {
        for times in [1, 3, 12, 40] {
            let words = "The sea never forgives a stone that stands in its way. ".repeat(times);
            for shape in SHAPES {
                let card = card(&quote(&words), "lamps.example", shape, &Plain);
                let size = |face| card.lines.iter().find(|line| line.face == face).map_or(0, |line| line.size);
                let largest = size(Face::Words).max(SMALL[2]);
                assert!(
                    [Face::Speaker, Face::Title, Face::Site].map(size).iter().all(|size| *size <= largest),
                    "{times}: {card:?}"
                );
            }
        }
    }

    #[test]
    fn lines_are_balanced() {
        let four = [[1.0, 0.5]; 4];
        assert_eq!(fit(&four, [4.2, 2.8], 1), (1, vec![0..2, 2..4]));
        assert_eq!(fit(&four, [100.0, 100.0], 3).1.len(), 1);
        assert_eq!(fit(&[], [10.0, 10.0], 5), (5, vec![]));
    }
}
