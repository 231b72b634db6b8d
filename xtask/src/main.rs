//! `cargo xtask`: arguments in, one command, one sentence if it fails.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};
use xtask::{bench, fuzz, package, serve, size, speed, test, tools, tree::Tree};

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Builds, serves, tests and measures interview-article"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build pkg/ and serve the demo on this machine
    Serve {
        /// The interview that the demo shows; read again at every reload
        file: Option<PathBuf>,
        /// The port, 0 for any free one [default: 8042, or the next free one]
        #[arg(long)]
        port: Option<u16>,
    },
    /// Build pkg/, what is published
    Build {
        /// Only this build of the crate, by the end of its file's name: `marks` for interview_article_marks.js
        build: Option<String>,
    },
    /// Everything that must hold: format, lints, tests, documentation, browsers, sizes
    Test,
    /// Try any bytes in a form, or in each of them, for as long as that takes
    Fuzz {
        /// text, markdown, html, captions or json
        #[arg(value_parser = fuzz::FORMS)]
        form: Option<String>,
        /// How long each runs
        #[arg(long, default_value_t = fuzz::SECONDS)]
        seconds: u64,
    },
    /// Print what a page loads, in Brotli 11, and fail past the budget
    Size,
    /// Print what the command takes for ten megabytes of anything, and fail past the budget
    Speed,
    /// Race against what people would use instead, in one Chromium run
    Bench {
        /// The interview to race with
        file: PathBuf,
        /// Passed on to the bench, as in `-- --sizes 14 --runs 3`
        #[arg(last = true)]
        options: Vec<String>,
    },
    /// Bring wasm-pack and what it needs, and print the line that puts it on PATH: `eval "$(cargo xtask tools)"`
    Tools,
}

fn run(command: Command) -> Result<()> {
    let tree = Tree::find()?;
    match command {
        Command::Serve { file, port } => serve::serve(&tree, file.as_deref(), port),
        Command::Build { build: None } => package::build(&tree),
        Command::Build { build: Some(name) } => package::build_one(&tree, &name),
        Command::Test => test::test(&tree),
        Command::Fuzz { form, seconds } => fuzz::fuzz(&tree, form.as_deref(), seconds),
        Command::Size => package::build(&tree).and_then(|()| size::size(&tree)),
        Command::Speed => speed::speed(&tree),
        Command::Bench { file, options } => bench::bench(&tree, &file, &options),
        Command::Tools => tools::wasm_pack(&tree).map(|path| println!("export PATH='{}'", path.display())),
    }
}
