//! The table as TypeScript: `types.ts` holds every request and answer type, `commands.ts` the table, `labels.ts` words
//! that the core says too.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

use super::COMMANDS;
use crate::import::Field;
use crate::import::tables::{TableField, TableSubject};

/// The generated files.
pub struct TypeScript {
    /// Text of `types.ts`.
    pub types: String,
    /// Text of `commands.ts`.
    pub commands: String,
    /// Text of `labels.ts`.
    pub labels: String,
    /// Names that two different types share; must be empty.
    pub clashes: Vec<String>,
}

/// Types met so far, by name.
pub struct Collected {
    config: Config,
    seen: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
    clashes: Vec<String>,
}

impl Collected {
    fn new() -> Self {
        let config = Config::default().with_large_int("number");
        Self { config, seen: HashSet::new(), declarations: BTreeMap::new(), clashes: Vec::new() }
    }

    /// Collects `T` and what it is made of; its name as written in TypeScript.
    pub fn take<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for Collected {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(&self.config));
            let name = T::ident(&self.config);
            match self.declarations.get(&name) {
                // TypeScript knows a type by its name alone: a second one would silently take the first one's form.
                Some(other) if *other != declaration => self.clashes.push(name),
                Some(_) => {}
                None => {
                    self.declarations.insert(name, declaration);
                }
            }
        }
    }
}

/// A line of the table with its types in words.
#[derive(Debug, Clone, serde::Serialize)]
pub struct CommandDescription {
    /// Its name.
    pub name: &'static str,
    /// What it does to the book.
    pub kind: super::CommandKind,
    /// Who may ask it of a protected book.
    pub needs: crate::accounts::Role,
    /// What it is for.
    pub doc: &'static str,
    /// What it takes, in TypeScript.
    pub request: String,
    /// What it answers, in TypeScript.
    pub answer: String,
}

/// The table for readers.
pub fn describe() -> Vec<CommandDescription> {
    let mut collected = Collected::new();
    let describe_one = |command: &super::CommandInfo| {
        let (request, answer) = (command.types)(&mut collected);
        CommandDescription {
            name: command.name,
            kind: command.kind,
            needs: command.needs,
            doc: command.doc.trim(),
            request,
            answer,
        }
    };
    COMMANDS.iter().map(describe_one).collect()
}

/// Writes the table as TypeScript.
pub fn typescript() -> TypeScript {
    let mut collected = Collected::new();
    let mut lines = String::new();
    for command in COMMANDS {
        let (request, answer) = (command.types)(&mut collected);
        lines.push_str(&format!(
            "  /** {} */\n  {}: {{ request: {request}; answer: {answer} }};\n",
            command.doc.trim(),
            command.name
        ));
    }
    for extra in [collected.take::<crate::error::Failure>(), collected.take::<crate::job::Progress>()] {
        debug_assert!(!extra.is_empty());
    }
    let writes: Vec<String> = COMMANDS
        .iter()
        .filter(|command| command.kind == super::CommandKind::Write)
        .map(|command| format!("\"{}\"", command.name))
        .collect();
    let needs: String =
        COMMANDS.iter().map(|command| format!("  {}: \"{}\",\n", command.name, command.needs.as_str())).collect();
    let used: HashSet<&str> = lines.split(|letter: char| !letter.is_alphanumeric()).collect();
    let is_used = |name: &&String| used.contains(name.as_str()) || name.as_str() == "Role";
    let names: Vec<&String> = collected.declarations.keys().filter(is_used).collect();
    let imports = names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(",\n  ");
    let declarations: Vec<&String> = collected.declarations.values().collect();
    let head = "// Generated from the command table of the core (`lienhiep-cli commands --typescript ui/src/bindings`). Not edited by hand.\n/** @noprettier */\n\n";
    TypeScript {
        types: format!("{head}{}\n", declarations.iter().map(|text| text.as_str()).collect::<Vec<_>>().join("\n\n")),
        commands: format!(
            "{head}import type {{\n  {imports},\n}} from \"./types\";\n\n/** Every command: what it takes and what it answers. */\nexport interface Commands {{\n{lines}}}\n\n/** Commands that change the book; each answers a `Done`. */\nexport const WRITES: ReadonlySet<keyof Commands> = new Set<keyof Commands>([{}]);\n\n/** Who may ask each command of a protected book: this role, and those above it. */\nexport const NEEDS: Readonly<Record<keyof Commands, Role>> = {{\n{needs}}};\n",
            writes.join(", ")
        ),
        labels: format!("{head}{}", field_labels()),
        clashes: collected.clashes,
    }
}

/// What the columns of a list are called, in the order of [`Field`].
fn field_labels() -> String {
    let union = Field::inline(&Config::default());
    let fields = union.split('|').filter_map(|name| Field::from_name(name.trim().trim_matches('"')));
    let lines: String = fields.map(|field| format!("  {}: {:?},\n", field.name(), field.label())).collect();
    let of_tables: String =
        TableField::ALL.iter().map(|field| format!("  {}: {:?},\n", field.name(), field.label())).collect();
    let names = |subject: &TableSubject| {
        let fields = subject.fields().iter().map(|field| format!("{:?}", field.name()));
        fields.collect::<Vec<_>>().join(", ")
    };
    let by_subject: String =
        TableSubject::ALL.iter().map(|subject| format!("  {}: [{}],\n", subject.name(), names(subject))).collect();
    format!(
        "import type {{ Field, TableField, TableSubject }} from \"./types\";\n\n/** What a column of a list can hold, in words. */\nexport const fieldLabels: Record<Field, string> = {{\n{lines}}};\n\n/** What a column of a table can hold, in words. */\nexport const tableFieldLabels: Record<TableField, string> = {{\n{of_tables}}};\n\n/** What the columns of each table can hold, in the order of its template. */\nexport const tableFieldsOf: Record<TableSubject, readonly TableField[]> = {{\n{by_subject}}};\n"
    )
}
