//! Holds a JSON value against a schema, as far as the schema of the report goes: types, required keys, keys that
//! the schema does not know, enumerations, bounds, references.

use serde_json::Value;

/// What in `value` the schema does not allow, each with its place.
pub fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let mut check = Check { root: schema, found: Vec::new() };
    check.value(schema, value, "$");
    check.found
}

struct Check<'a> {
    root: &'a Value,
    found: Vec<String>,
}

impl<'a> Check<'a> {
    fn value(&mut self, schema: &'a Value, value: &Value, place: &str) {
        if let Some(reference) = schema["$ref"].as_str() {
            let pointer = reference.trim_start_matches('#');
            let definition = self.root.pointer(pointer).unwrap_or_else(|| panic!("the schema has no {reference}"));
            self.value(definition, value, place);
        }
        self.kind(schema, value, place);
        self.choice(schema, value, place);
        self.bounds(schema, value, place);
        self.object(schema, value, place);
        if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
            for (at, item) in values.iter().enumerate() {
                self.value(items, item, &format!("{place}[{at}]"));
            }
        }
    }

    fn kind(&mut self, schema: &Value, value: &Value, place: &str) {
        let kinds: Vec<&str> = match &schema["type"] {
            Value::String(kind) => vec![kind],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        if !kinds.iter().any(|kind| is_of(kind, value)) {
            self.found.push(format!("{place}: {value} is not of type {}", kinds.join(" or ")));
        }
    }

    fn choice(&mut self, schema: &'a Value, value: &Value, place: &str) {
        let listed = schema["enum"].as_array().is_none_or(|values| values.contains(value));
        let meant = schema.get("const").is_none_or(|only| only == value);
        let fits = |one: &&'a Value| {
            let mut check = Check { root: self.root, found: Vec::new() };
            check.value(one, value, place);
            check.found.is_empty()
        };
        let any = schema["anyOf"].as_array().is_none_or(|schemas| schemas.iter().any(|one| fits(&one)));
        let one = schema["oneOf"].as_array().is_none_or(|schemas| schemas.iter().filter(fits).count() == 1);
        if !(listed && meant && any && one) {
            self.found.push(format!("{place}: {value} is none of the values foreseen"));
        }
        for one in schema["allOf"].as_array().into_iter().flatten() {
            self.value(one, value, place);
        }
    }

    fn bounds(&mut self, schema: &Value, value: &Value, place: &str) {
        let Some(number) = value.as_i64() else { return };
        let low = schema["minimum"].as_i64().is_some_and(|least| number < least);
        let high = schema["maximum"].as_i64().is_some_and(|most| number > most);
        if low || high {
            self.found.push(format!("{place}: {number} is out of bounds"));
        }
    }

    fn object(&mut self, schema: &'a Value, value: &Value, place: &str) {
        let Some(object) = value.as_object() else { return };
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(key) {
                self.found.push(format!("{place}: {key} is missing"));
            }
        }
        let Some(known) = schema["properties"].as_object() else {
            if let Some(any) = schema.get("additionalProperties").filter(|any| any.is_object()) {
                object.iter().for_each(|(key, inside)| self.value(any, inside, &format!("{place}.{key}")));
            }
            return;
        };
        for (key, inside) in object {
            match known.get(key) {
                Some(property) => self.value(property, inside, &format!("{place}.{key}")),
                None => self.found.push(format!("{place}: the schema does not know {key}")),
            }
        }
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => panic!("the schema has a type {kind} that this check does not know"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_the_place_of_each_violation() {
        let schema = json!({
            "type": "object", "required": ["a"],
            "properties": {"a": {"$ref": "#/$defs/level"}, "b": {"type": "array", "items": {"type": ["integer", "null"]}}},
            "$defs": {"level": {"oneOf": [{"const": "x"}, {"const": "y"}]}},
        });
        assert!(violations(&schema, &json!({"a": "x", "b": [1, null]})).is_empty());
        let broken = violations(&schema, &json!({"b": [1.5], "c": true}));
        assert_eq!(broken.len(), 3, "{broken:?}");
        assert!(broken.iter().any(|told| told.starts_with("$.b[0]")), "{broken:?}");
        assert_eq!(violations(&schema, &json!({"a": "z"})).len(), 1);
    }
}
