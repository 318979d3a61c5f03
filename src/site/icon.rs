//! The icon as pictures: phones want PNG, and the one drawing is `static/icon.svg`.
//!
//! It reads what that drawing consists of and nothing more: a rounded square of 64 units and one
//! polyline with round ends, each in one colour. Every point of a picture gets its colour from its
//! distances to the two shapes, so the edges are smooth at any size.

use super::error::SiteError;
use super::markup::{Tag, tags};
use super::png;

/// The side of the drawing, in its own units.
const SIDE: f64 = 64.0;

/// How the shape stands in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// With its own corners, and nothing around them.
    Rounded,
    /// Filled to the edge and smaller inside, for systems that cut out a shape of their own.
    Full,
}

/// The drawing, as numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    radius: f64,
    ground: [u8; 3],
    line: [u8; 3],
    width: f64,
    points: Vec<(f64, f64)>,
}

impl Drawing {
    /// Reads the drawing.
    pub fn read(svg: &str) -> Result<Drawing, SiteError> {
        Self::try_read(svg).ok_or_else(|| {
            SiteError::new("icon.svg must be a <rect> with rx and fill and a <path> of lines with stroke and width")
        })
    }

    fn try_read(svg: &str) -> Option<Drawing> {
        let tags = tags(svg);
        let one = |name: &str| tags.iter().find(|tag| tag.name == name);
        let number = |tag: &Tag, name: &str| tag.attribute(name)?.parse::<f64>().ok();
        let (square, path) = (one("rect")?, one("path")?);
        Some(Drawing {
            radius: number(square, "rx")?,
            ground: colour(square.attribute("fill")?)?,
            line: colour(path.attribute("stroke")?)?,
            width: number(path, "stroke-width")?,
            points: points(path.attribute("d")?)?,
        })
    }

    /// A square picture as the bytes of a PNG file.
    pub fn png(&self, size: u32, fit: Fit) -> Result<Vec<u8>, SiteError> {
        let scale = SIDE / f64::from(size);
        let mut pixels = Vec::new();
        for row in 0..size {
            for column in 0..size {
                let point = ((f64::from(column) + 0.5) * scale, (f64::from(row) + 0.5) * scale);
                pixels.push(self.pixel(point, scale, fit));
            }
        }
        png::encode(size, &pixels)
    }

    /// The colour of a point, with its opacity last.
    fn pixel(&self, point: (f64, f64), scale: f64, fit: Fit) -> [u8; 4] {
        let (opacity, point) = match fit {
            Fit::Rounded => (inside(self.beyond_square(point), scale), point),
            // What may be cut off is the outer tenth on every side.
            Fit::Full => (1.0, (shrunk(point.0), shrunk(point.1))),
        };
        let on_line = inside(self.beyond_line(point), scale);
        let mix = |ground: u8, line: u8| {
            let mixed = f64::from(ground) * (1.0 - on_line) + f64::from(line) * on_line;
            to_byte(mixed)
        };
        let [red, green, blue] = self.ground;
        let [line_red, line_green, line_blue] = self.line;
        // A point that is not there has no colour either; that packs better.
        if opacity == 0.0 {
            return [0; 4];
        }
        [mix(red, line_red), mix(green, line_green), mix(blue, line_blue), to_byte(opacity * 255.0)]
    }

    /// How far a point lies outside of the rounded square.
    fn beyond_square(&self, (x, y): (f64, f64)) -> f64 {
        let reach = SIDE / 2.0 - self.radius;
        let (x, y) = ((x - SIDE / 2.0).abs() - reach, (y - SIDE / 2.0).abs() - reach);
        x.max(0.0).hypot(y.max(0.0)) + x.max(y).min(0.0) - self.radius
    }

    /// How far a point lies outside of the line.
    fn beyond_line(&self, point: (f64, f64)) -> f64 {
        let pairs = self.points.iter().zip(self.points.iter().skip(1));
        let nearest = pairs.map(|(from, to)| distance(point, *from, *to)).fold(f64::INFINITY, f64::min);
        nearest - self.width / 2.0
    }
}

/// A place in the full picture, as a place in the drawing: that is drawn at three quarters of its size.
fn shrunk(place: f64) -> f64 {
    (place - SIDE / 2.0) / 0.75 + SIDE / 2.0
}

/// How much of a pixel of this size lies inside, when its middle is so far outside.
fn inside(beyond: f64, size: f64) -> f64 {
    (0.5 - beyond / size).clamp(0.0, 1.0)
}

/// The distance of a point to a piece of line.
fn distance(point: (f64, f64), from: (f64, f64), to: (f64, f64)) -> f64 {
    let (along_x, along_y) = (to.0 - from.0, to.1 - from.1);
    let (x, y) = (point.0 - from.0, point.1 - from.1);
    let place = ((x * along_x + y * along_y) / (along_x * along_x + along_y * along_y)).clamp(0.0, 1.0);
    (x - place * along_x).hypot(y - place * along_y)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn to_byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// `#1f5fae`, or `#fff`.
fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    match digits.len() {
        6 => Some([red, green, blue]),
        3 => Some([green & 15, blue >> 4, blue & 15].map(|digit| digit * 17)),
        _ => None,
    }
}

/// The points of a path such as `M18 33l10 10 18-22`: one move, then steps.
fn points(path: &str) -> Option<Vec<(f64, f64)>> {
    let (start, steps) = path.strip_prefix('M')?.split_once('l')?;
    let mut here = match numbers(start)?.as_slice() {
        [x, y] => (*x, *y),
        _ => return None,
    };
    let mut points = vec![here];
    for step in numbers(steps)?.chunks(2) {
        let [x, y] = step else { return None };
        here = (here.0 + x, here.1 + y);
        points.push(here);
    }
    Some(points)
}

/// Numbers with blanks between them, or only the sign of the next.
fn numbers(text: &str) -> Option<Vec<f64>> {
    let spaced = text.replace('-', " -");
    spaced.split([' ', ',']).filter(|word| !word.is_empty()).map(|word| word.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = include_str!("../../static/icon.svg");

    #[track_caller]
    fn check(fit: Fit, at: (f64, f64), expected: [u8; 4]) {
        assert_eq!(Drawing::read(SVG).unwrap().pixel(at, 0.1, fit), expected);
    }

    #[test]
    fn the_shapes_are_where_the_drawing_has_them() {
        let (ground, line) = ([0x1f, 0x5f, 0xae, 255], [255; 4]);
        check(Fit::Rounded, (0.5, 0.5), [0; 4]);
        check(Fit::Rounded, (32.0, 1.0), ground);
        check(Fit::Rounded, (28.0, 43.0), line);
        check(Fit::Rounded, (18.0, 29.6), line);
        check(Fit::Rounded, (18.0, 29.4), ground);
        check(Fit::Full, (0.5, 0.5), ground);
        check(Fit::Full, (29.0, 40.25), line);
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        for svg in ["", "<rect rx=1 fill=#fff>", &SVG.replace("#fff", "white"), &SVG.replace("l10", "c10")] {
            assert!(Drawing::read(svg).is_err(), "{svg}");
        }
    }
}
