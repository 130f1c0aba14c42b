//! What a picture is, from its bytes: its kind, its size, and for a drawing, the part of it that is only a drawing.

use std::io::Cursor;

use exif::{In, Tag};
use imagesize::{Compression, ImageType};

use super::PictureProblem;

/// What browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Avif,
    Gif,
    Jpeg,
    Png,
    Svg,
    Webp,
}

/// A picture as a site may have it.
#[derive(Debug)]
pub struct Content {
    pub kind: Kind,
    pub bytes: Vec<u8>,
    /// Width and height in pixels as it is shown, where they are known; neither is 0.
    pub size: Option<(u32, u32)>,
}

impl Kind {
    const ALL: [Self; 6] = [
        Self::Avif,
        Self::Gif,
        Self::Jpeg,
        Self::Png,
        Self::Svg,
        Self::Webp,
    ];

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Gif => "gif",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Webp => "webp",
        }
    }

    /// The MIME type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Gif => "image/gif",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
            Self::Webp => "image/webp",
        }
    }

    /// All of them, for a message.
    pub fn names() -> String {
        Self::ALL.map(Self::ending).join(", ")
    }
}

impl Content {
    /// Looks at the bytes.
    ///
    /// # Errors
    ///
    /// When they are of no kind that browsers show, or an SVG that cannot be read.
    pub fn of(bytes: Vec<u8>) -> Result<Self, PictureProblem> {
        let kind = match imagesize::image_type(&bytes) {
            Ok(ImageType::Gif) => Kind::Gif,
            Ok(ImageType::Jpeg) => Kind::Jpeg,
            Ok(ImageType::Png) => Kind::Png,
            Ok(ImageType::Webp) => Kind::Webp,
            Ok(ImageType::Heif(Compression::Av1)) => Kind::Avif,
            _ if root_element(&bytes).as_deref() == Some("svg") => return drawing(&bytes),
            _ => return Err(PictureProblem::Kind),
        };
        let size = pixels(&bytes);
        Ok(Self { kind, bytes, size })
    }
}

/// Width and height as a browser shows them: a photograph is turned as its camera was.
fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    let size = (size.width.try_into().ok()?, size.height.try_into().ok()?);
    let exif = exif::Reader::new().read_from_container(&mut Cursor::new(bytes));
    let turned = exif.ok().and_then(|exif| {
        let field = exif.get_field(Tag::Orientation, In::PRIMARY)?;
        field.value.get_uint(0)
    });
    // TIFF 6.0, tag 274: from 5 on, rows of the file are columns of the picture.
    let (width, height) = match turned {
        Some(5..=8) => (size.1, size.0),
        _ => size,
    };
    (width > 0 && height > 0).then_some((width, height))
}

/// An SVG without scripts, event handlers, foreign content, and references to elsewhere.
fn drawing(bytes: &[u8]) -> Result<Content, PictureProblem> {
    let mut filter = svg_hush::Filter::new();
    filter.set_data_url_filter(svg_hush::data_url_filter::allow_standard_images);
    let mut clean = Vec::new();
    filter
        .filter(&mut Cursor::new(bytes), &mut clean)
        .map_err(|error| PictureProblem::Svg(error.to_string()))?;
    if root_element(&clean).as_deref() != Some("svg") {
        return Err(PictureProblem::Svg("nothing of it is left".to_owned()));
    }
    let size = std::str::from_utf8(&clean).ok().and_then(drawn_size);
    Ok(Content {
        kind: Kind::Svg,
        bytes: clean,
        size,
    })
}

/// The size that an SVG gives itself, or its view box.
fn drawn_size(svg: &str) -> Option<(u32, u32)> {
    let tag = &svg[svg.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    // The tag was written by the filter: one space before each attribute, double quotes.
    let attribute = |name: &str| {
        let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        tag[start..].split('"').next()
    };
    let length = |name: &str| pixels_of(attribute(name)?.trim_end_matches("px"));
    let given = || Some((length("width")?, length("height")?));
    let boxed = || {
        let mut numbers = attribute("viewBox")?
            .split([' ', ','])
            .filter(|number| !number.is_empty());
        Some((pixels_of(numbers.nth(2)?)?, pixels_of(numbers.next()?)?))
    };
    given().or_else(boxed)
}

/// A positive number of pixels, rounded.
fn pixels_of(number: &str) -> Option<u32> {
    let number: f64 = number.trim().parse().ok()?;
    let range = 0.5..100_000.0;
    range.contains(&number).then(|| number.round() as u32)
}

/// The name of the first element of XML or HTML, without its prefix.
fn root_element(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let after = |end: &str| rest.find(end).map(|at| rest[at + end.len()..].trim_start());
        if rest.starts_with("<!--") {
            rest = after("-->")?;
        } else if rest.starts_with("<?") {
            rest = after("?>")?;
        } else if rest.starts_with("<!") {
            // A document type may have a part in brackets with ends of its own.
            let end = rest.find('>')?;
            let part = rest.find('[').filter(|start| *start < end);
            rest = after(if part.is_some() { "]>" } else { ">" })?;
        } else {
            break;
        }
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|letter: char| letter.is_whitespace() || "/>".contains(letter))?;
    let name = name[..end].rsplit(':').next()?;
    Some(name.to_owned())
}

#[cfg(test)]
mod tests;
