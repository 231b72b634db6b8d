//! Ten megabytes of anything against two seconds: what the command takes for the strangest texts, of the processor.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{command, tree::Tree};

const SIZE: usize = 10_000_000;
/// What ten megabytes may take.
const MUST: Duration = Duration::from_secs(2);
/// What a transcript of thirty thousand words may take.
const TRANSCRIPT: Duration = Duration::from_millis(20);
/// A machine that others use as well makes all of it slower: so many hundredths of what it takes on one at rest.
const SLACK: u32 = 175;

/// A source: its name, what it begins with, what it goes on with.
type Source = (&'static str, &'static str, &'static str);

#[rustfmt::skip]
const SOURCES: &[Source] = &[
    // What millions of paragraphs of two letters cost; each is looked at some twenty times.
    ("questions.txt", "", "a?\n\nb\n\n"),
    ("letters.txt", "", "Q: a\nA: b\n"),
    ("bold.md", "", "**a?**\n\nb\n\n"),
    ("headings.md", "", "# a\n\nb\n\n"),
    ("bold turns.md", "", "**Ann:** Why?\n**Bo:** So.\n"),
    ("bold askers.md", "", "**Ann: Why?** So.\n\n"),
    ("bold lines.md", "", "***a? ***\nb\n"),
    ("marked.txt", "", "Q: ==a?==\n"),
    // What else is repeated.
    ("items.md", "", "- a\n"),
    ("names.txt", "", "Jo: b\n\nAl: c\n\n"),
    ("paragraphs.txt", "", "ab\n\n"),
    ("quoted.md", "", ">"),
    ("footnotes.md", "", "a[^1]\n\n[^1]: b\n\n"),
    ("names in capitals.txt", "", "JANE DOE: What was it like in the old days?\n\nBOB: As it is now, with fewer words.\n\n"),
    ("times.txt", "", "[00:12:31] Jane: What?\n\n[00:12:35] Bob: That.\n\n"),
    ("korean.txt", "", "질문: 왜?\n\n답: 그냥.\n\n"),
    ("one line.txt", "", "word "),
    ("one word.txt", "", "a"),
    ("line ends.txt", "", "\n"),
    ("spaces.txt", "", " "),
    ("quotes.txt", "", "> "),
    ("stars.txt", "", "*"),
    ("marks.txt", "", "==a== "),
    ("addresses.txt", "", "http://a.b "),
    ("an interview.md", "", "## What was it like?\n\nIt was *as* it is [now](http://a.b), **less** so.\n\n- one\n- two\n\n"),
    ("tables.md", "", "|a|b|\n|-|-|\n|c|d|\n\n"),
    ("brackets.md", "", "["),
    ("links.md", "", "[a]("),
    ("code.md", "", "`a"),
    ("rules.md", "", "* "),
    ("underlines.md", "", "a_"),
    ("front matter.md", "---\n", "title: a\n"),
    ("paragraphs.html", "", "<p>a</p>"),
    ("bold.html", "", "<p><b>a?</b></p><p>b</p>"),
    ("blocks.html", "", "<div>"),
    ("lists.html", "", "<ul><li>"),
    ("quotes.html", "", "<blockquote>a"),
    ("styles.html", "", "<b><i>a"),
    ("tables.html", "", "<table><tr><td>a"),
    ("definitions.html", "", "<dl><dt>a?<dd>b</dl>"),
    ("comments.html", "", "<!--"),
    ("tags.html", "", "<"),
    ("references.html", "", "&"),
    ("voices.vtt", "WEBVTT\n\n", "00:01.000 --> 00:02.000\n<v Jane Doe>Why?\n\n00:02.000 --> 00:03.000\n<v Bob>So.\n\n"),
    ("dashes.vtt", "WEBVTT\n\n", "00:01.0 --> 00:02.0\n- a?\n- b.\n\n"),
    ("captions.srt", "", "1\n00:01:00,000 --> 00:01:02,000\nWhy?\n\n2\n00:01:02,000 --> 00:01:04,000\nSo.\n\n"),
    ("lists.json", "{\"parts\":", "["),
];

/// Prints what each takes, and fails where that is too much or where the command breaks.
pub fn speed(tree: &Tree) -> Result<()> {
    command::run(
        tree.cargo().args(["build", "--release", "--bin", "interview-article"]),
        "the command could not be built, see above",
    )?;
    let (inspect, folder) = (tree.target.join("release/interview-article"), tree.target.join("xtask/speed"));
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let mut broken = Vec::new();
    for (name, begin, piece) in SOURCES {
        let source = begin.as_bytes().iter().chain(piece.as_bytes().iter().cycle()).copied().take(SIZE).collect();
        broken.extend(check(&inspect, &folder, name, source, MUST, 1)?);
    }
    for (name, signs) in RANDOM {
        broken.extend(check(&inspect, &folder, name, random(signs), MUST, 1)?);
    }
    broken.extend(check(&inspect, &folder, "a transcript.txt", transcript(), TRANSCRIPT, 20)?);
    if !broken.is_empty() {
        bail!("{}", broken.join("\n"));
    }
    Ok(())
}

/// Signs in no order, and bytes.
const RANDOM: [(&str, &[u8]); 5] = [
    ("random.txt", b"ab \n?.:-*>#Q"),
    ("random.md", b"ab \n?*_[]()`>#-"),
    ("random.html", b"abpi?</>&=\" \n"),
    ("random.vtt", b"01:.->\n ab?"),
    ("bytes.bin", b""),
];

/// Of those signs, or where there are none of all bytes; the same at every run.
fn random(signs: &[u8]) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let next = || {
        // Xorshift.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let byte = state.to_le_bytes()[4];
        signs.get(usize::from(byte) % signs.len().max(1)).copied().unwrap_or(byte)
    };
    std::iter::repeat_with(next).take(SIZE).collect()
}

/// Thirty thousand words between two.
fn transcript() -> Vec<u8> {
    let turn = |n: usize| {
        let asked = format!("Jane Doe: And what did they say of it in the year {n}?\n\n");
        asked + "John: " + &"It was as it had been before, only with less of it. ".repeat(7) + "\n\n"
    };
    (0..30_000 / 96).map(turn).collect::<String>().into_bytes()
}

/// Whether the command reads a source in the time that it has; `runs`: what is too short for a clock is done so often.
fn check(
    inspect: &Path,
    folder: &Path,
    name: &str,
    source: Vec<u8>,
    most: Duration,
    runs: u32,
) -> Result<Option<String>> {
    let file = folder.join(name);
    fs::write(&file, source).with_context(|| format!("{} cannot be written", file.display()))?;
    let mut least = Duration::MAX;
    // Whatever else the machine does only adds to it.
    for _ in 0..3 {
        let (before, started) = (processor(), Instant::now());
        for _ in 0..runs {
            let run = Command::new(inspect).args(["inspect", "--json"]).arg(&file).stdout(Stdio::null()).output();
            let run = run.context("the command did not start")?;
            // 2: what says in a sentence what is wrong with the source.
            if !matches!(run.status.code(), Some(0..=2)) || run.stderr.windows(8).any(|bytes| bytes == b"panicked") {
                return Ok(Some(format!("{name}: {} {}", run.status, String::from_utf8_lossy(&run.stderr))));
            }
        }
        let used = processor().zip(before).map(|(now, before)| now.saturating_sub(before));
        least = least.min(used.unwrap_or_else(|| started.elapsed()) / runs);
        if least * 100 <= most * SLACK {
            break;
        }
    }
    fs::remove_file(&file).with_context(|| format!("{} cannot be removed", file.display()))?;
    let verdict = match least {
        _ if least * 100 > most * SLACK => "too long",
        _ if least > most => "too long, if nobody else uses this machine",
        _ if most > MUST && least > MUST => "MISSED, and held to what it owes",
        _ => "within the budget",
    };
    println!("  {name:<24}{:>7} ms   must {} ms: {verdict}", least.as_millis(), most.min(MUST).as_millis());
    Ok((verdict == "too long").then(|| format!("{name}: {least:.1?}")))
}

/// What all children that have ended had of the processor, where the system tells (Linux).
fn processor() -> Option<Duration> {
    const TICKS: u64 = 100;
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // After the name, which may have spaces in it.
    let mut fields = stat.rsplit_once(") ")?.1.split(' ').skip(13);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks()? + ticks()?) * 1000 / TICKS))
}
