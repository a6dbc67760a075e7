//! From a letter's text to what is sent: the text with its end, and the same as HTML
//! that every mail program shows. What people wrote stays text.

use crate::{
    Language,
    template::{Values, words},
};

const PAGE: &str = "margin:0;padding:24px 12px;background:#f3f4f6;";
const SHEET: &str = "max-width:560px;margin:0 auto;padding:28px 24px;background:#ffffff;\
    border-radius:8px;font-family:-apple-system,'Segoe UI',Roboto,'PingFang SC',\
    'Microsoft YaHei',Tahoma,Arial,sans-serif;font-size:16px;line-height:1.65;color:#1f2933;";
const PARAGRAPH: &str = "margin:0 0 16px;";
const BUTTON: &str = "display:inline-block;padding:12px 22px;border-radius:6px;\
    background:#1d4ed8;color:#ffffff;text-decoration:none;font-weight:600;";
const END: &str = "max-width:560px;margin:0 auto;padding:16px 24px;font-family:Arial,sans-serif;\
    font-size:13px;line-height:1.6;color:#5b6470;";

/// What a letter is made of.
pub(crate) struct Body<'a> {
    pub(crate) language: Language,
    pub(crate) subject: &'a str,
    pub(crate) text: &'a str,
    pub(crate) organization: &'a str,
    /// Where a customer stops the mail; none in a letter to the staff.
    pub(crate) stop: Option<&'a str>,
}

impl Body<'_> {
    /// The text part.
    pub(crate) fn plain(&self) -> String {
        let text = self.text.trim();
        match self.stop {
            Some(stop) => {
                let (sends, ends) = self.end();
                format!("{text}\n\n-- \n{sends}\n{ends}: {stop}\n")
            }
            None => format!("{text}\n"),
        }
    }

    /// The HTML part.
    pub(crate) fn html(&self) -> String {
        let (tag, direction) = (self.language.tag(), self.language.direction());
        let subject = escaped(self.subject);
        let paragraphs: String = self.paragraphs().collect();
        let end = self.stop.map_or_else(String::new, |stop| {
            let (sends, ends) = self.end();
            format!(
                "<div dir=\"{direction}\" style=\"{END}\">{}<br>\
                 <a href=\"{}\" style=\"color:#5b6470;\">{}</a></div>\n",
                escaped(&sends),
                escaped(stop),
                escaped(&ends)
            )
        });
        format!(
            "<!doctype html>\n<html lang=\"{tag}\" dir=\"{direction}\">\n<head>\n\
             <meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{subject}</title>\n</head>\n<body style=\"{PAGE}\">\n\
             <div dir=\"{direction}\" style=\"{SHEET}\">\n{paragraphs}</div>\n{end}\
             </body>\n</html>\n"
        )
    }

    /// Who sends it, and how to get no more.
    fn end(&self) -> (String, String) {
        let values = Values::from([("organization", self.organization.to_owned())]);
        let words = words(self.language);
        (words.filled("sends", &values), words.get("stop").to_owned())
    }

    fn paragraphs(&self) -> impl Iterator<Item = String> {
        let text = self.text.trim().to_owned();
        let language = self.language;
        let blocks: Vec<String> = text
            .split("\n\n")
            .map(|block| block.trim().to_owned())
            .collect();
        blocks
            .into_iter()
            .filter(|block| !block.is_empty())
            .map(move |block| paragraph(language, &block))
    }
}

/// A paragraph; a web address on a line of its own is a button.
fn paragraph(language: Language, block: &str) -> String {
    let mut html = String::new();
    let mut lines: Vec<String> = Vec::new();
    let close = |lines: &mut Vec<String>, html: &mut String| {
        if !lines.is_empty() {
            html.push_str(&format!(
                "<p style=\"{PARAGRAPH}\">{}</p>\n",
                lines.join("<br>\n")
            ));
            lines.clear();
        }
    };
    for line in block.lines().map(str::trim) {
        if is_address(line) {
            close(&mut lines, &mut html);
            html.push_str(&format!(
                "<p style=\"{PARAGRAPH}\"><a href=\"{}\" style=\"{BUTTON}\">{}</a></p>\n",
                escaped(line),
                escaped(words(language).get("open"))
            ));
        } else {
            lines.push(escaped(line));
        }
    }
    close(&mut lines, &mut html);
    html
}

fn is_address(line: &str) -> bool {
    let rest = line
        .strip_prefix("https://")
        .or_else(|| line.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty()) && line.bytes().all(|byte| byte.is_ascii_graphic())
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::Body;
    use crate::Language;

    #[test]
    fn what_people_wrote_stays_text_and_a_link_becomes_a_button() {
        let body = Body {
            language: Language::Fa,
            subject: "<b>",
            text: "a <script>\nb\n\nhttps://shop.example/r/X?a=1&b=\"2\n\njavascript:alert(1)",
            organization: "\"S\" & <i>",
            stop: Some("https://shop.example/unsubscribe/x"),
        };
        let html = body.html();
        for bad in ["<script", "<b>", "<i>", "href=\"javascript"] {
            assert!(!html.contains(bad), "{bad}: {html}");
        }
        assert!(html.contains("<html lang=\"fa\" dir=\"rtl\">"));
        assert!(
            html.contains("href=\"https://shop.example/r/X?a=1&amp;b=&quot;2\""),
            "{html}"
        );
        assert!(html.contains("a &lt;script&gt;<br>\nb"), "{html}");
        assert_eq!(html.matches("<a href").count(), 2);
        assert!(
            body.plain()
                .ends_with("https://shop.example/unsubscribe/x\n")
        );
    }
}
