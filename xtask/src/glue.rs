//! The script that wasm-bindgen makes to lead to a module, without what our pages have no use for.

use anyhow::{Context, Result};

/// Starts the module from a response, as our entry does; a server that does not name the type of WebAssembly costs a
/// copy. The glue's own start does the same for six kinds of argument and with advice, which is 0.5 KB of the page.
const START: &str = "
async function start({ module_or_path: response }) {
    const imports = __wbg_get_imports();
    const bytes = response.clone();
    const { instance, module } = await WebAssembly.instantiateStreaming(response, imports)
        .catch(async () => WebAssembly.instantiate(await bytes.arrayBuffer(), imports));
    return __wbg_finalize_init(instance, module);
}
export { start as default };
";

/// The glue as our pages get it, from glue as it is made for the web.
pub fn lean(glue: &str) -> Result<String> {
    let start = glue.find("async function __wbg_load(").context("wasm-bindgen's glue starts otherwise than it did")?;
    let mut lean = glue[..start].to_owned() + START;
    cut(&mut lean, "if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n");
    cut(&mut lean, "const CLOSURE_DTORS = ", ";\n");
    cut(&mut lean, "CLOSURE_DTORS.register(", ";\n");
    cut(&mut lean, "CLOSURE_DTORS.unregister(", ";\n");
    Ok(sort_imports(&lean))
}

/// Cuts what a browser of ours has no need of. A stand-in for a `TextEncoder` that cannot encode in place: all that have
/// what our style sheet and element need can. And the registry that gives back closures nobody holds: ours are held, and
/// given back where they are dropped.
fn cut(glue: &mut String, from: &str, to: &str) {
    let range = glue.find(from).and_then(|start| Some(start..start + glue[start..].find(to)? + to.len()));
    if let Some(range) = range {
        glue.replace_range(range, "");
    }
}

/// Puts those functions beside each other that do the same: they compress better than by their names.
fn sort_imports(glue: &str) -> String {
    const OPENS: &str = "    const import0 = {\n        __proto__: null,\n";
    let Some(start) = glue.find(OPENS).map(|at| at + OPENS.len()) else { return glue.to_owned() };
    let Some(end) = glue[start..].find("\n    };\n").map(|length| start + length + 1) else { return glue.to_owned() };
    let mut functions: Vec<&str> = glue[start..end].split_inclusive("\n        },\n").collect();
    functions.sort_by_key(|function| function.split_once(": ").map_or(*function, |(_, done)| done));
    glue[..start].to_owned() + &functions.concat() + &glue[end..]
}
