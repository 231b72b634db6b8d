//! Takes pulldown-cmark's table of 2,125 character references out of the module that reads Markdown: it is 20 KB of the
//! page, and our reader has a table of those that posts have, by which the command reads too.

use std::collections::BTreeSet;
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use walrus::{
    ConstExpr, DataId, DataKind, FunctionBuilder, FunctionId, FunctionKind, Module,
    ir::{Const, Load, Store, Value, Visitor, dfs_in_order},
};

/// What reads a reference there, and what reads one here: functions of the same type.
const THEIRS: &str = "pulldown_cmark::scanners::scan_entity";
const OURS: &str = "interview_article::parse::markdown::references::scan";
/// How many references the table has, in order, and the first two.
const ALL: usize = 2125;
const FIRST: [&[u8]; 2] = [b"AElig", b"AMP"];

/// Lets their function call ours, and blanks the table.
pub fn shorten_references(module: &mut Module) -> Result<()> {
    let (theirs, ours) = (function(module, THEIRS)?, function(module, OURS)?);
    redirect(module, theirs, ours)?;
    let memory = Memory::of(module)?;
    let table = memory.table().with_context(|| format!("no table of {ALL} references is in the module"))?;
    let used = memory.addresses(module, &table);
    let free = |place: &Range<u32>| used.range(place.clone()).next().is_none();
    let strings = memory.entries(&table).flatten().filter(free);
    let blanks: Vec<Range<u32>> = std::iter::once(table.clone()).chain(strings).collect();
    for blank in blanks {
        memory.blank(module, blank);
    }
    Ok(())
}

fn function(module: &Module, path: &str) -> Result<FunctionId> {
    let is_named = |name: &str| format!("{:#}", rustc_demangle::demangle(name)) == path;
    let mut found =
        module.funcs.iter_local().filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(is_named));
    let (id, _) = found.next().with_context(|| format!("no function {path} is in the module"))?;
    ensure!(found.next().is_none(), "there are several functions {path}");
    Ok(id)
}

/// Gives a function the body `call to(…)`.
fn redirect(module: &mut Module, from: FunctionId, to: FunctionId) -> Result<()> {
    let ty = |id| {
        let ty = module.types.get(module.funcs.get(id).ty());
        (ty.params().to_vec(), ty.results().to_vec())
    };
    let (params, results) = ty(from);
    if ty(to) != (params.clone(), results.clone()) {
        bail!("{THEIRS} and {OURS} were compiled to functions of different types");
    }
    let arguments: Vec<_> = params.iter().map(|&param| module.locals.add(param)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = builder.func_body();
    for &argument in &arguments {
        body.local_get(argument);
    }
    body.call(to);
    module.funcs.get_mut(from).kind = FunctionKind::Local(builder.local_func(arguments));
    Ok(())
}

/// The constants of a module, as they will stand in its memory.
struct Memory {
    id: DataId,
    start: u32,
    bytes: Vec<u8>,
}

impl Memory {
    fn of(module: &Module) -> Result<Self> {
        let largest = module.data.iter().max_by_key(|data| data.value.len()).context("the module has no data")?;
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = largest.kind else {
            bail!("the module's data has no fixed place");
        };
        Ok(Memory { id: largest.id(), start: start as u32, bytes: largest.value.clone() })
    }

    fn slice(&self, place: Range<u32>) -> Option<&[u8]> {
        let index = |at: u32| Some(at.checked_sub(self.start)? as usize);
        self.bytes.get(index(place.start)?..index(place.end)?)
    }

    fn word(&self, at: u32) -> Option<u32> {
        Some(u32::from_le_bytes(self.slice(at..at.checked_add(4)?)?.try_into().ok()?))
    }

    /// The text that an address and a length at a place lead to.
    fn text(&self, at: u32) -> Option<Range<u32>> {
        let (start, length) = (self.word(at)?, self.word(at + 4)?);
        Some(start..start.checked_add(length)?)
    }

    /// Where the table is: names in order, each with what it stands for.
    fn table(&self) -> Option<Range<u32>> {
        let end = self.start + self.bytes.len() as u32;
        let name = |at: u32| self.slice(self.text(at)?);
        let begins = |at: &u32| [0, 16].map(|n| name(at + n)) == FIRST.map(Some);
        let start = (self.start..end).step_by(4).find(begins)?;
        let table = start..start + 16 * ALL as u32;
        let names: Option<Vec<&[u8]>> = table.clone().step_by(16).map(name).collect();
        let is_name = |name: &&[u8]| !name.is_empty() && name.iter().all(u8::is_ascii_alphanumeric);
        let signs = |at: u32| {
            self.slice(self.text(at + 8)?)
                .is_some_and(|text| text.len() <= 8 && str::from_utf8(text).is_ok())
                .then_some(())
        };
        let names = names.filter(|names| names.is_sorted_by(|a, b| a < b) && names.iter().all(is_name))?;
        (names.len() == ALL && table.clone().step_by(16).all(|at| signs(at).is_some())).then_some(table)
    }

    /// The names of a table and what they stand for.
    fn entries(&self, table: &Range<u32>) -> impl Iterator<Item = [Range<u32>; 2]> {
        table.clone().step_by(16).filter_map(|at| Some([self.text(at)?, self.text(at + 8)?]))
    }

    /// Whatever may be an address, in code or data, except in the table: the compiler keeps equal texts once, so `sup`
    /// is the name of a reference and of an element.
    fn addresses(&self, module: &Module, table: &Range<u32>) -> BTreeSet<u32> {
        let mut found = Addresses::default();
        for (_, function) in module.funcs.iter_local() {
            dfs_in_order(&mut found, function, function.entry_block());
        }
        let end = self.start + self.bytes.len() as u32;
        let places = (self.start..end).step_by(4).filter(|at| !table.contains(at));
        found.0.extend(places.filter_map(|at| self.word(at)));
        found.0
    }

    fn blank(&self, module: &mut Module, place: Range<u32>) {
        let index = (place.start - self.start) as usize..(place.end - self.start) as usize;
        if let Some(bytes) = module.data.get_mut(self.id).value.get_mut(index) {
            bytes.fill(0);
        }
    }
}

#[derive(Default)]
struct Addresses(BTreeSet<u32>);

impl Visitor<'_> for Addresses {
    fn visit_const(&mut self, constant: &Const) {
        if let Value::I32(value) = constant.value {
            self.0.insert(value as u32);
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.0.insert(load.arg.offset as u32);
    }

    fn visit_store(&mut self, store: &Store) {
        self.0.insert(store.arg.offset as u32);
    }
}
