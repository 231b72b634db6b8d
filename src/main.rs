//! The command: arguments -> parse -> quotes -> render -> standard output.

use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use interview_article::markup::html::html;
use interview_article::parse::{Format, Lines, Parsed, parse};
use interview_article::quote::{Wanted, highlights};
use interview_article::render::{Contents, Expanded, Settings, article, page};
use interview_article::wire::{self, Inspected};
use listed::List;

#[cfg(not(target_family = "wasm"))] // the tests of the page compile the command, too, and never run it
mod allocator;
mod encoding;
mod languages;
mod listed;
mod outline;
mod quotes;
mod transcripts;

#[derive(Parser)]
#[command(version, about, disable_help_subcommand = true)]
struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Write the article as static HTML
    Render(Render),
    /// Print what was understood, with line numbers
    Inspect(Inspect),
    /// List the quotes that an article shows, with the reasons for ours
    Quotes(Quotes),
    /// Print the interview in our JSON, which this command and the page read again without loss
    Convert(Source),
}

#[derive(Args)]
struct Source {
    /// The interview; - for standard input
    file: PathBuf,
    /// auto, text, markdown, html, captions or json
    #[arg(long, default_value = "auto")]
    format: String,
    /// Exit with 1 where there are notices
    #[arg(long)]
    strict: bool,
}

#[derive(Args)]
struct Render {
    #[command(flatten)]
    source: Source,
    /// A whole document, with the style sheet and the script
    #[arg(long)]
    page: bool,
    /// Where a page finds the published files
    #[arg(long, default_value = "", value_name = "URL")]
    base: String,
    /// Level of the questions' headings, 2 to 5; the title is one above
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u8).range(2..=5))]
    heading_level: u8,
    /// Which exchanges start open: all, first or none
    #[arg(long, default_value = "all")]
    expanded: String,
    /// auto or none
    #[arg(long, default_value = "auto")]
    contents: String,
    /// auto, marked, none or a number
    #[arg(long, default_value = "auto")]
    quotes: String,
    #[command(flatten)]
    list: List,
    /// What every id begins with
    #[arg(long, default_value = "ia")]
    prefix: String,
}

#[derive(Args)]
struct Inspect {
    #[command(flatten)]
    source: Source,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct Quotes {
    #[command(flatten)]
    source: Source,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// As many of ours, also where the author marked some
    #[arg(long, value_name = "N")]
    number: Option<usize>,
    #[command(flatten)]
    list: List,
    /// Leave out those of ours that have these words; may be given more than once
    #[arg(long, value_name = "WORDS")]
    refuse: Vec<String>,
    /// As a list for `--quotes-file` and for the page
    #[arg(long, conflicts_with = "json")]
    freeze: bool,
}

fn main() -> ExitCode {
    let run = match Command::parse().action {
        Action::Render(render) => run_render(&render),
        Action::Inspect(inspect) => run_inspect(&inspect),
        Action::Quotes(quotes) => run_quotes(&quotes),
        Action::Convert(source) => run_convert(&source),
    };
    run.unwrap_or_else(|sentence| {
        eprintln!("interview-article: {sentence}");
        ExitCode::from(2)
    })
}

fn run_render(options: &Render) -> Result<ExitCode, String> {
    let bytes = load(&options.source)?;
    let (mut parsed, _) = understand(&options.source, &bytes)?;
    options.list.place(&mut parsed, &String::from_utf8_lossy(&bytes))?;
    tell(&parsed, &options.source.file);
    let highlights = highlights(&parsed.interview, &parsed.marked, Wanted::named(&options.quotes));
    languages::tell_apart(&mut parsed.interview);
    let settings = Settings {
        prefix: options.prefix.clone(),
        heading_level: options.heading_level,
        contents: Contents::named(&options.contents),
        expanded: Expanded::named(&options.expanded),
        ..Settings::default()
    };
    let article = article(&parsed.interview, &highlights, &settings);
    let out = if options.page {
        page::page(&parsed.interview, article, &options.base, structured_data(&parsed))
    } else {
        html(&article.into()) + "\n"
    };
    write(&out)?;
    Ok(status(&options.source, &parsed))
}

fn run_inspect(options: &Inspect) -> Result<ExitCode, String> {
    let (parsed, format) = read(&options.source)?;
    if options.json {
        let settings = Settings::default();
        let mut inspected = Inspected::of(&parsed, &settings.prefix);
        inspected.format = format;
        let mut out = io::stdout().lock();
        sent(inspected.write(&mut out).and_then(|()| out.write_all(b"\n")))?;
    } else {
        // It takes the colours out where they would not be seen or are not wanted.
        write_to(anstream::stdout(), &outline::outline(&parsed, format))?;
        // The outline has them at their lines.
        if !(io::stdout().is_terminal() && io::stderr().is_terminal()) {
            tell(&parsed, &options.source.file);
        }
    }
    let status = status(&options.source, &parsed);
    // The system takes back millions of paragraphs at once.
    std::mem::forget(parsed);
    Ok(status)
}

fn run_quotes(options: &Quotes) -> Result<ExitCode, String> {
    let bytes = load(&options.source)?;
    let source = String::from_utf8_lossy(&bytes);
    let (mut parsed, _) = understand(&options.source, &bytes)?;
    options.list.place(&mut parsed, &source)?;
    let quotes = quotes::quotes(&parsed, &source, options.number, &options.refuse);
    let places: Vec<_> = quotes.iter().map(|quote| quote.place.clone()).collect();
    write(&match options {
        Quotes { freeze: true, .. } => listed::frozen(&parsed.interview, &places),
        Quotes { json: true, .. } => quotes::json(&quotes),
        _ => quotes::list(&quotes),
    })?;
    tell(&parsed, &options.source.file);
    Ok(status(&options.source, &parsed))
}

fn run_convert(source: &Source) -> Result<ExitCode, String> {
    let (parsed, _) = read(source)?;
    let object = wire::Interview::of(&parsed.interview, &parsed.marked);
    write(&(serde_json::to_string_pretty(&object).map_err(|error| error.to_string())? + "\n"))?;
    tell(&parsed, &source.file);
    Ok(status(source, &parsed))
}

/// What was read, and the name of its form: JSON is no source for `parse`, which needs no serde.
fn read(source: &Source) -> Result<(Parsed, &'static str), String> {
    let bytes = load(source)?;
    let (mut parsed, name) = understand(source, &bytes)?;
    List::default().place(&mut parsed, &String::from_utf8_lossy(&bytes))?;
    Ok((parsed, name))
}

fn load(source: &Source) -> Result<Vec<u8>, String> {
    // What cannot be told from the file is said before the file is waited for.
    Format::named(&source.format)?;
    let read = if source.file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(&source.file)
    };
    let read = read.map_err(|error| format!("{} could not be read: {error}", source.file.display()));
    read.map(encoding::as_utf8)
}

fn understand(source: &Source, bytes: &[u8]) -> Result<(Parsed, &'static str), String> {
    // A name says it, else its file's; else what it is written with.
    let format = Format::named(&source.format)?.or_else(|| Format::of_file(&source.file.to_string_lossy()));
    let file = source.file.display();
    if format == Some(Format::Json) || format.is_none() && is_json(bytes) {
        if let Some(captions) = transcripts::as_captions(text_of(bytes)) {
            return Ok((of_transcript(&captions), "json"));
        }
        let json = str::from_utf8(text_of(bytes)).map_err(|error| format!("{file} is not UTF-8: {error}"))?;
        let read = wire::read(json).map_err(|fault| format!("{file} is not an interview in our JSON: {fault}"))?;
        let (interview, marked) = read;
        return Ok((Parsed { interview, marked, ..Parsed::default() }, "json"));
    }
    let parsed = parse(bytes, format);
    let name = parsed.format.name();
    Ok((parsed, name))
}

/// What a recognizer of speech wrote. It has no lines that anybody would look for.
fn of_transcript(captions: &str) -> Parsed {
    let mut parsed = parse(captions.as_bytes(), Some(Format::Captions));
    parsed.notices.iter_mut().for_each(|notice| (notice.line, notice.column) = (1, 1));
    Parsed { structure: Vec::new(), lines: Lines::default(), ..parsed }
}

/// Whether it is an object in JSON: no other form begins so and is one to the end.
fn is_json(bytes: &[u8]) -> bool {
    let text = text_of(bytes);
    text.trim_ascii_start().first() == Some(&b'{') && serde_json::from_slice::<serde_json::Value>(text).is_ok()
}

/// Without the mark of UTF-8.
fn text_of(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}

/// Notices go where they do not mix with what was asked for.
fn tell(parsed: &Parsed, file: &Path) {
    for notice in &parsed.notices {
        let (file, code) = (file.display(), notice.code.name());
        eprintln!("{file}:{}:{}: {code}: {}", notice.line, notice.column, notice.message);
    }
}

fn status(source: &Source, parsed: &Parsed) -> ExitCode {
    ExitCode::from(u8::from(source.strict && !parsed.notices.is_empty()))
}

fn write(out: &str) -> Result<(), String> {
    write_to(io::stdout(), out)
}

fn write_to(mut stream: impl Write, out: &str) -> Result<(), String> {
    sent(stream.write_all(out.as_bytes()))
}

fn sent(written: io::Result<()>) -> Result<(), String> {
    match written {
        // Whoever reads us has read enough, as `head` has.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("the result could not be written: {error}")),
    }
}

/// schema.org's Article, about the guests: search engines have dropped FAQPage and never meant QAPage for this.
fn structured_data(parsed: &Parsed) -> Option<String> {
    let interview = &parsed.interview;
    let mut data = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": interview.title.as_ref()?.words,
    });
    if let Some(language) = &interview.language {
        data["inLanguage"] = language.as_str().into();
    }
    if let Some(date) = &interview.date {
        data["datePublished"] = date.as_str().into();
    }
    if let Some(image) = &interview.image {
        data["image"] = image.as_str().into();
    }
    let person = |name: &str| serde_json::json!({"@type": "Person", "name": name});
    let authors: Vec<_> = interview.authors.iter().map(|name| person(name)).collect();
    let guests: Vec<_> = page::guests(interview).map(person).collect();
    for (key, people) in [("author", authors), ("about", guests)] {
        if !people.is_empty() {
            data[key] = people.into();
        }
    }
    Some(data.to_string())
}
