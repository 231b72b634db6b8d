//! Gives what module and glue call each other short names: the long ones are for people, and a tenth of both files.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::Path,
};

use anyhow::Result;
use walrus::{Module, ModuleConfig};

/// Renames the imports, and those exports that only the glue calls, in a module and in its glue.
pub fn shorten(wasm: &Path, script: &Path) -> Result<()> {
    let mut module = ModuleConfig::new().generate_producers_section(false).parse_file(wasm)?;
    let (names, exports) = rename(&mut module);
    module.emit_wasm_file(wasm)?;
    let script_of_ours = name_exports(&fs::read_to_string(script)?, &exports);
    fs::write(script, replace(&script_of_ours, &names))?;
    Ok(())
}

/// What the module calls of each script of ours: the name there, and in the module.
type Exports = BTreeMap<String, BTreeMap<String, String>>;

fn rename(module: &mut Module) -> (HashMap<String, String>, Exports) {
    let (mut names, mut exports) = (HashMap::new(), Exports::new());
    for import in module.imports.iter_mut() {
        if import.module.ends_with("_bg.js") {
            import.name = short(&mut names, &import.name);
        } else {
            let of_script = exports.entry(import.module.clone()).or_default();
            let next = format!("{:x}", of_script.len());
            import.name = of_script.entry(import.name.clone()).or_insert(next).clone();
        }
        import.module = short(&mut names, &import.module);
    }
    // Ours keep theirs: the glue hands them on.
    let internal = |name: &str| name.starts_with("__") || name.starts_with("wasm_bindgen__");
    for export in module.exports.iter_mut().filter(|export| internal(&export.name)) {
        export.name = short(&mut names, &export.name);
    }
    (names, exports)
}

fn short(names: &mut HashMap<String, String>, long: &str) -> String {
    let next = format!("_{:x}", names.len());
    names.entry(long.to_owned()).or_insert(next).clone()
}

/// Hands the module what it calls of a script of ours by those names, and nothing else: the glue hands it everything, once
/// for each.
fn name_exports(glue: &str, exports: &Exports) -> String {
    let mut named = String::with_capacity(glue.len());
    for (script, (path, names)) in exports.iter().enumerate() {
        let list: Vec<String> = names.iter().map(|(name, short)| format!("{name} as ours_{script}_{short}")).collect();
        named += &format!("import {{ {} }} from {path:?};\n", list.join(", "));
    }
    let mut given = HashSet::new();
    for line in glue.split_inclusive('\n') {
        let of = |(path, _): &(&String, _)| line.contains(&format!("{path:?}"));
        match exports.iter().enumerate().find(|(_, script)| of(script)) {
            Some((_, _)) if line.starts_with("import * as") => {}
            Some((script, (path, names))) if line.trim_start().starts_with('"') => {
                if given.insert(path) {
                    let list: Vec<String> =
                        names.values().map(|short| format!("{short}: ours_{script}_{short}")).collect();
                    named += &format!("{path:?}: {{ {} }},\n", list.join(", "));
                }
            }
            _ => named += line,
        }
    }
    named
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
    fn only_what_is_called_is_handed_over() {
        let glue = "import { b } from './s.js';\nimport * as import1 from \"./s.js\"\nimport * as import2 from \"./s.js\"\n\
                    return {\n  \"./a_bg.js\": import0,\n  \"./s.js\": import1,\n  \"./s.js\": import2,\n};\n";
        let exports =
            [("./s.js".to_owned(), [("focus", "0"), ("tell", "1")].map(|(a, b)| (a.into(), b.into())).into())];
        assert_eq!(
            name_exports(glue, &exports.into()),
            "import { focus as ours_0_0, tell as ours_0_1 } from \"./s.js\";\nimport { b } from './s.js';\n\
             return {\n  \"./a_bg.js\": import0,\n\"./s.js\": { 0: ours_0_0, 1: ours_0_1 },\n};\n"
        );
    }

    #[test]
    fn whole_names_are_replaced() {
        let names = [("./a_bg.js", "_0"), ("__wbg_get_1", "_1")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        assert_eq!(
            replace("import \"./a_bg.js\"; x({\"./a_bg.js\": __wbg_get_1, __wbg_get_12, wasm.__wbg_get_1})", &names),
            "import \"./a_bg.js\"; x({_0: _1, __wbg_get_12, wasm._1})"
        );
    }
}
