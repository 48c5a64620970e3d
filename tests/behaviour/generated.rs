//! What is generated and committed is what the program would generate today.

use std::path::Path;

const AGAIN: &str = "run: cargo run -p lienhiep-cli -- commands --typescript ui/src/bindings --schema src-tauri/core/src/storage/schema.sql --templates assets/templates";

fn committed(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n")
}

#[test]
fn the_committed_bindings_are_not_stale() {
    let text = lienhiep_core::api::typescript();
    assert!(text.clashes.is_empty(), "two types share a name: {:?}", text.clashes);
    assert!(committed("ui/src/bindings/types.ts") == text.types, "types.ts is stale; {AGAIN}");
    assert!(committed("ui/src/bindings/commands.ts") == text.commands, "commands.ts is stale; {AGAIN}");
    assert!(committed("ui/src/bindings/labels.ts") == text.labels, "labels.ts is stale; {AGAIN}");
}

#[test]
fn the_committed_schema_is_not_stale() {
    let schema = lienhiep_core::storage::schema_text().unwrap();
    assert!(committed("src-tauri/core/src/storage/schema.sql") == schema, "schema.sql is stale; {AGAIN}");
}

#[test]
fn the_committed_templates_are_not_stale() {
    use lienhiep_core::excel::templates::{TableTemplate, bytes, committed as kept};
    for template in TableTemplate::ALL {
        assert!(kept(*template) == bytes(*template).unwrap(), "{} is stale; {AGAIN}", template.file_name());
    }
}
