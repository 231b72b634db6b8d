//! Transcripts in JSON, as recognizers of speech write them, as the captions that they are.

use serde_json::Value;

/// A transcript as WebVTT; none where a JSON text is something else. Known are the shapes of Whisper and of podcasts
/// (`segments`), AssemblyAI and Deepgram (`utterances`, `paragraphs`), and YouTube's json3 (`events`).
pub fn as_captions(json: &[u8]) -> Option<String> {
    let whole: Value = serde_json::from_slice(json).ok()?;
    let results = &whole["results"];
    let paragraphs = &results["channels"][0]["alternatives"][0]["paragraphs"]["paragraphs"];
    let lists = [&whole["segments"], &results["utterances"], paragraphs, &whole["utterances"], &whole["events"]];
    let list = lists.into_iter().find_map(|list| list.as_array().filter(|list| !list.is_empty()))?;
    // Of those with `utterances` at the top, seconds are thousandths.
    let unit = if whole["utterances"].is_array() { 1.0 } else { 1000.0 };
    let mut captions = "WEBVTT\n\n".to_owned();
    let mut any = false;
    for one in list {
        let Some(words) = words(one) else { continue };
        any = true;
        let start = start(one, unit);
        captions += &format!("{} --> {}\n", clock(start), clock(end(one, unit).unwrap_or(start)));
        if let Some(name) = speaker(one) {
            captions += &format!("<v {}>", escaped(&name));
        }
        captions += &escaped(&words);
        captions += "\n\n";
    }
    any.then_some(captions)
}

/// What is said, on one line; none where something is no part of a transcript. A new line alone says nothing.
fn words(one: &Value) -> Option<String> {
    let joined = |list: &Value, key: &str, between: &str| {
        let pieces: Option<Vec<&str>> = list.as_array()?.iter().map(|piece| piece[key].as_str()).collect();
        Some(pieces?.join(between))
    };
    let plain = ["text", "transcript", "body"].into_iter().find_map(|key| one[key].as_str().map(str::to_owned));
    let said = plain.or_else(|| joined(&one["sentences"], "text", " ")).or_else(|| joined(&one["segs"], "utf8", ""))?;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    (!said.is_empty()).then_some(said)
}

/// Who talks: a name, or a number of the recognizer's.
fn speaker(one: &Value) -> Option<String> {
    match &one["speaker"] {
        Value::String(name) if name.len() == 1 => Some(format!("Speaker {name}")),
        Value::String(name) => Some(name.clone()).filter(|name| !name.trim().is_empty()),
        Value::Number(number) => Some(format!("Speaker {number}")),
        _ => None,
    }
}

/// Milliseconds.
fn start(one: &Value, unit: f64) -> u64 {
    let of = |key: &str| one[key].as_f64();
    let time = of("tStartMs").or_else(|| of("start").or_else(|| of("startTime")).map(|time| time * unit));
    milliseconds(time.unwrap_or_default())
}

fn end(one: &Value, unit: f64) -> Option<u64> {
    let of = |key: &str| one[key].as_f64();
    let lasts = of("tStartMs").and_then(|start| Some(start + of("dDurationMs")?));
    lasts.or_else(|| of("end").or_else(|| of("endTime")).map(|time| time * unit)).map(milliseconds)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
fn milliseconds(time: f64) -> u64 {
    time as u64
}

fn clock(time: u64) -> String {
    format!("{}:{:02}:{:02}.{:03}", time / 3_600_000, time / 60_000 % 60, time / 1000 % 60, time % 1000)
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognizers_write_in_many_shapes() {
        let expected = |voices: [&str; 2]| {
            let [one, two] = voices;
            Some(format!(
                "WEBVTT\n\n0:00:01.500 --> 0:00:02.000\n{one}Who &lt;is&gt; it?\n\n0:00:02.000 --> 0:00:03.000\n{two}Me.\n\n"
            ))
        };
        let nobody = ["", ""];
        for (json, voices) in [
            (
                r#"{"text":"x","segments":[{"start":1.5,"end":2,"text":" Who <is> it?"},{"start":2,"end":3.0,"text":" Me."}]}"#,
                nobody,
            ),
            (
                r#"{"version":"1.0.0","segments":[{"speaker":"Ann","startTime":1.5,"endTime":2,"body":"Who <is>\nit?"},
                    {"speaker":"Bo","startTime":2,"endTime":3,"body":"Me."}]}"#,
                ["<v Ann>", "<v Bo>"],
            ),
            (
                r#"{"text":"x","utterances":[{"speaker":"A","start":1500,"end":2000,"text":"Who <is> it?"},
                    {"speaker":"B","start":2000,"end":3000,"text":"Me."}]}"#,
                ["<v Speaker A>", "<v Speaker B>"],
            ),
            (
                r#"{"results":{"utterances":[{"speaker":0,"start":1.5,"end":2,"transcript":"Who <is> it?"},
                    {"speaker":1,"start":2,"end":3,"transcript":"Me."}]}}"#,
                ["<v Speaker 0>", "<v Speaker 1>"],
            ),
            (
                r#"{"results":{"channels":[{"alternatives":[{"paragraphs":{"paragraphs":[
                    {"speaker":0,"start":1.5,"end":2,"sentences":[{"text":"Who <is>"},{"text":"it?"}]},
                    {"speaker":1,"start":2,"end":3,"sentences":[{"text":"Me."}]}]}}]}]}}"#,
                ["<v Speaker 0>", "<v Speaker 1>"],
            ),
            (
                r#"{"wireMagic":"pb3","events":[{"tStartMs":0,"id":1},{"tStartMs":1500,"dDurationMs":500,"segs":[{"utf8":"Who <is>"},
                    {"utf8":" it?"}]},{"tStartMs":1900,"segs":[{"utf8":"\n"}]},{"tStartMs":2000,"dDurationMs":1000,"segs":[{"utf8":"Me."}]}]}"#,
                nobody,
            ),
        ] {
            assert_eq!(as_captions(json.as_bytes()), expected(voices), "{json}");
        }
        for json in ["", "{}", "[]", r#"{"segments":[]}"#, r#"{"segments":[1, {"text":" "}]}"#, r#"{"parts":[]}"#] {
            assert_eq!(as_captions(json.as_bytes()), None, "{json}");
        }
        assert_eq!(
            as_captions(br#"{"segments":[{"start":-1e300,"end":1e300,"text":"a"}]}"#)
                .as_deref()
                .map(|read| read.lines().count()),
            Some(5)
        );
    }
}
