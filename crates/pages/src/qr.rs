//! QR codes as drawings: squares of one path, dark on light whatever the page's
//! colours, since many cameras read nothing else.

use std::fmt::Write;

use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use fast_qr::{ECL, QRBuilder};

use crate::{asking::Asking, site::Site, visit::find};

/// Squares left free around the code, as the standard asks.
const MARGIN: usize = 4;

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Qr {
    /// How many squares it is wide and high, with the margin.
    pub(crate) size: usize,
    /// The dark squares, as the path of an SVG.
    pub(crate) path: String,
}

impl Qr {
    /// The code of a text; none when the text is too long for one.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let mut path = String::new();
        for y in 0..code.size {
            let row = &code[y];
            let mut x = 0;
            while x < code.size {
                let run = row[x..].iter().take_while(|module| module.value()).count();
                if run > 0 {
                    let (left, top) = (x + MARGIN, y + MARGIN);
                    write!(path, "M{left} {top}h{run}v1h-{run}z").ok()?;
                }
                x += run.max(1);
            }
        }
        let size = code.size + 2 * MARGIN;
        Some(Self { size, path })
    }

    /// The drawing as a file of its own.
    fn file(&self) -> String {
        let Self { size, path } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" \
             width=\"{width}\" height=\"{width}\" shape-rendering=\"crispEdges\">\
             <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\"/></svg>\n",
            width = size * 8
        )
    }
}

/// `GET /q/{code}.svg`: the QR code of an advocate's link. Nothing personal is in it,
/// so that anybody may keep and show it.
pub(crate) async fn serve(
    State(site): State<Site>,
    asking: Asking,
    Path(file): Path<String>,
) -> Response {
    let Some(code) = file.strip_suffix(".svg") else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let landing = match find(&site, &asking, code).await {
        Ok(landing) => landing,
        Err(response) => return response,
    };
    let address = site.links.shared(&landing.code, Some("qr"));
    let Some(qr) = Qr::of(&address) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let fixed = HeaderValue::from_static;
    let headers = [
        (header::CONTENT_TYPE, fixed("image/svg+xml")),
        (header::CACHE_CONTROL, fixed("public, max-age=86400")),
        (header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff")),
        (header::CONTENT_SECURITY_POLICY, fixed("default-src 'none'")),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            fixed("cross-origin"),
        ),
    ];
    (headers, qr.file()).into_response()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::{MARGIN, Qr};

    /// The dark squares of a drawing, by row.
    fn squares(qr: &Qr) -> Vec<Vec<bool>> {
        let mut rows = vec![vec![false; qr.size]; qr.size];
        for run in qr.path.split('M').skip(1) {
            let (place, rest) = run.split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            let (width, _) = rest.split_once('v').unwrap();
            let width: usize = width.parse().unwrap();
            rows[y][x..x + width].fill(true);
        }
        rows
    }

    #[test]
    fn a_drawing_has_the_squares_of_its_code() {
        let text = "https://shop.example/r/H7KQ2MPD?via=qr";
        let qr = Qr::of(text).unwrap();
        let code = fast_qr::QRBuilder::new(text)
            .ecl(fast_qr::ECL::M)
            .build()
            .unwrap();
        assert_eq!(qr.size, code.size + 2 * MARGIN);
        for (y, row) in squares(&qr).iter().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                let inside = |at: usize| (MARGIN..MARGIN + code.size).contains(&at);
                let expected = inside(x) && inside(y) && code[y - MARGIN][x - MARGIN].value();
                assert_eq!(*dark, expected, "{x} {y}");
            }
        }
        assert!(qr.path.len() < 8_000, "{} bytes", qr.path.len());
    }

    #[test]
    fn what_is_too_long_has_no_code() {
        assert_eq!(Qr::of(&"x".repeat(3_000)), None);
    }
}
