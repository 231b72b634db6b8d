//! Gives what module and glue call each other short names: the long ones are for people, and a tenth of both files.

use std::{collections::HashMap, fs, path::Path};

use anyhow::Result;
use walrus::{Module, ModuleConfig};

/// Renames the imports, and those exports that only the glue calls, in a module and in its glue.
pub fn shorten(wasm: &Path, script: &Path) -> Result<()> {
    let mut module = ModuleConfig::new().generate_producers_section(false).parse_file(wasm)?;
    let names = rename(&mut module);
    module.emit_wasm_file(wasm)?;
    fs::write(script, replace(&fs::read_to_string(script)?, &names))?;
    Ok(())
}

fn rename(module: &mut Module) -> HashMap<String, String> {
    let mut names = HashMap::new();
    for import in module.imports.iter_mut() {
        // What a script of ours exports keeps its name.
        if import.module.ends_with("_bg.js") {
            import.name = short(&mut names, &import.name);
        }
        import.module = short(&mut names, &import.module);
    }
    // Ours keep theirs: the glue hands them on.
    let internal = |name: &str| name.starts_with("__") || name.starts_with("wasm_bindgen__");
    for export in module.exports.iter_mut().filter(|export| internal(&export.name)) {
        export.name = short(&mut names, &export.name);
    }
    names
}

fn short(names: &mut HashMap<String, String>, long: &str) -> String {
    let next = format!("_{:x}", names.len());
    names.entry(long.to_owned()).or_insert(next).clone()
}

/// Replaces whole names: what stands between signs that no name has. The name of a script is
/// a path in quotes, and stays where it is imported.
fn replace(script: &str, names: &HashMap<String, String>) -> String {
    let mut replaced = script.to_owned();
    for (long, short) in names.iter().filter(|(long, _)| long.contains('/')) {
        replaced = replaced.replace(&format!("\"{long}\":"), &format!("{short}:"));
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(replaced.len());
    let mut rest = replaced.as_str();
    while let Some(start) = rest.find(is_name) {
        let end = rest[start..].find(|c| !is_name(c)).map_or(rest.len(), |n| start + n);
        let name = &rest[start..end];
        out.push_str(&rest[..start]);
        out.push_str(names.get(name).map_or(name, String::as_str));
        rest = &rest[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_names_are_replaced() {
        let names = [("./a_bg.js", "_0"), ("__wbg_get_1", "_1")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        assert_eq!(
            replace("import \"./a_bg.js\"; x({\"./a_bg.js\": __wbg_get_1, __wbg_get_12, wasm.__wbg_get_1})", &names),
            "import \"./a_bg.js\"; x({_0: _1, __wbg_get_12, wasm._1})"
        );
    }
}
