//! Rust text without its comments and literals, so that a word in a message is
//! not taken for code.

/// `text` with every letter of comments, strings and characters replaced by a
/// space; lines stay where they are.
pub(crate) fn blank(text: &str) -> String {
    let mut scanner = Scanner {
        chars: text.chars().collect(),
        at: 0,
        out: String::new(),
    };
    while scanner.at < scanner.chars.len() {
        scanner.step();
    }
    scanner.out
}

struct Scanner {
    chars: Vec<char>,
    at: usize,
    out: String,
}

impl Scanner {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn keep(&mut self) {
        self.out.extend(self.peek(0));
        self.at += 1;
    }

    fn hide(&mut self) {
        self.out
            .extend(self.peek(0).map(|c| if c == '\n' { '\n' } else { ' ' }));
        self.at += 1;
    }

    fn step(&mut self) {
        match (self.peek(0), self.peek(1)) {
            (Some('/'), Some('/')) => {
                while self.peek(0).is_some_and(|c| c != '\n') {
                    self.hide();
                }
            }
            (Some('/'), Some('*')) => self.block_comment(),
            (Some('"'), _) => self.string(),
            (Some('r'), Some('"' | '#')) if self.starts_raw() => self.raw_string(),
            (Some('\''), Some(next)) if next == '\\' || self.peek(2) == Some('\'') => {
                self.character();
            }
            _ => self.keep(),
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => {
                    depth += 1;
                    self.hide();
                }
                (Some('*'), Some('/')) => {
                    depth -= 1;
                    self.hide();
                }
                _ => {}
            }
            self.hide();
            if depth == 0 {
                return;
            }
        }
    }

    fn string(&mut self) {
        self.hide();
        while let Some(c) = self.peek(0) {
            if c == '\\' {
                self.hide();
            }
            self.hide();
            if c == '"' {
                return;
            }
        }
    }

    fn character(&mut self) {
        self.hide();
        if self.peek(0) == Some('\\') {
            self.hide();
        }
        self.hide();
        while self.peek(0).is_some_and(|c| c != '\'' && c != '\n') {
            self.hide();
        }
        self.hide();
    }

    /// Whether this `r` begins a raw string: no part of a name, hashes, a quote.
    fn starts_raw(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|i| self.chars.get(i));
        let in_name =
            before.is_some_and(|c| (c.is_alphanumeric() && !"bc".contains(*c)) || *c == '_');
        let rest = self.chars.get(self.at + 1..).unwrap_or_default();
        !in_name && rest.iter().find(|c| **c != '#') == Some(&'"')
    }

    fn raw_string(&mut self) {
        self.hide();
        let mut hashes = 0;
        while self.peek(0) == Some('#') {
            hashes += 1;
            self.hide();
        }
        self.hide();
        while self.at < self.chars.len() {
            let closes =
                self.peek(0) == Some('"') && (1..=hashes).all(|i| self.peek(i) == Some('#'));
            self.hide();
            if closes {
                (0..hashes).for_each(|_| self.hide());
                return;
            }
        }
    }
}

/// A function's name, its first line and how many lines it has.
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) lines: usize,
}

/// Every function with a body in text that [`blank`] has seen.
pub(crate) fn functions(code: &str) -> Vec<Function> {
    let mut found = Vec::new();
    let mut offset = 0;
    for (i, line) in code.split_inclusive('\n').enumerate() {
        let rest = code.get(offset..).unwrap_or_default();
        if let Some(name) = declared(line)
            && let Some(lines) = body_lines(rest)
        {
            found.push(Function {
                name,
                line: i + 1,
                lines,
            });
        }
        offset += line.len();
    }
    found
}

/// The name of the function that a line declares.
fn declared(line: &str) -> Option<String> {
    let (before, after) = line.trim_start().split_once("fn ")?;
    let before_is_qualifiers = before.split_whitespace().all(|word| {
        ["pub", "const", "async", "unsafe", "extern"]
            .iter()
            .any(|q| word.starts_with(q))
    });
    let name: String = after
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (before_is_qualifiers && !name.is_empty()).then_some(name)
}

/// Lines from the start of `code` to the brace that closes its first body.
fn body_lines(code: &str) -> Option<usize> {
    let (mut round, mut curly, mut lines) = (0_i32, 0_i32, 1);
    for c in code.chars() {
        match c {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            '{' => curly += 1,
            '}' => {
                curly -= 1;
                if curly == 0 {
                    return Some(lines);
                }
            }
            ';' if round == 0 && curly == 0 => return None,
            '\n' => lines += 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{blank, functions};

    #[test]
    fn comments_and_literals_are_blanked() {
        let table = [
            ("a // b\nc", "a     \nc"),
            ("a /* b /* c */ d */ e", "a                   e"),
            ("f(\"x\\\"y\") + 1", "f(      ) + 1"),
            ("r#\"a\"b\"# c", "         c"),
            ("var\"a\" b", "var    b"),
            ("'a' 'b", "    'b"),
            ("'\\'' x", "     x"),
            ("'\\u{1F600}' x", "            x"),
            ("&'a str", "&'a str"),
        ];
        for (text, expected) in table {
            assert_eq!(blank(text), expected, "{text}");
        }
    }

    #[test]
    fn functions_are_measured() {
        let text = "trait T {\n    fn a(&self) -> [u8; 4];\n}\n\
                    pub(crate) async fn b() {\n    if x {\n    }\n}\nfn c() {}\n";
        let found: Vec<_> = functions(text)
            .into_iter()
            .map(|f| (f.name, f.line, f.lines))
            .collect();
        assert_eq!(found, [("b".to_owned(), 4, 4), ("c".to_owned(), 8, 1)]);
    }
}
