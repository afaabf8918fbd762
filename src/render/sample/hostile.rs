//! A report in which every word tries to get out of where it is quoted.

use super::report;
use crate::report::model::Report;

/// What a text may hold to get out of where it is quoted.
pub(in crate::render) const ATTACK: &str = concat!(
    "<script>alert(1)</script>]]>--><img src=x onerror=alert(2)>\" onload=\"x ' | `code` **b** [l](http://x.y) ",
    "@octocat #12 $$x$$ \u{1b}[31mred\u{1b}]0;t\u{7} \u{202e}back\u{2066}wards\u{2069} \u{9b}2J \u{2028} &lt; \\| \r\n\n# h\n",
    "::error::x%0A,y=z: ##[error]x &#x41; <?x?> <![CDATA[ {0} \u{1}\u{ffff}\u{0}\n::stop-commands::t\n=cmd|x\t"
);

/// The sample with [`ATTACK`] wherever a report holds a word.
pub(in crate::render) fn hostile() -> Report {
    let mut value = serde_json::to_value(report()).expect("a report is JSON");
    poison(&mut value);
    serde_json::from_value(value).expect("the attack changes words only")
}

/// Words the model itself gives, which cannot hold anything else.
const FIXED_KEYS: [&str; 6] = ["severity", "state", "status", "script", "verdict", "decision"];

fn poison(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) => text.push_str(ATTACK),
        serde_json::Value::Array(values) => values.iter_mut().for_each(poison),
        serde_json::Value::Object(entries) => {
            let is_item = entries.contains_key("rendered");
            let is_suppression = entries.contains_key("by");
            let is_mqm = entries.contains_key("type");
            for (key, entry) in entries.iter_mut() {
                let is_fixed = FIXED_KEYS.contains(&key.as_str()) && !(is_mqm && key == "severity");
                let is_kind = (is_item || is_suppression) && key == "kind";
                if !is_fixed && !is_kind {
                    poison(entry);
                }
            }
        }
        _ => {}
    }
}
