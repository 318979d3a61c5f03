//! The icons that phones need as PNG files are drawn from `static/icon.svg`. They are committed, so that building the
//! page needs no drawing program: `make icons` draws them again, and these tests compare them with the drawing.

use std::fs;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::{Color, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg;

/// How the shape fits into the picture.
#[derive(Clone, Copy, PartialEq)]
enum Fit {
    /// With its own corners, and nothing around them.
    Rounded,
    /// Filled to the edge and smaller inside, for systems that cut out a shape of their own: they may cut off the outer
    /// tenth on every side.
    Full,
}

/// The name, side in pixels and fit of every picture.
const ICONS: [(&str, u32, Fit); 4] = [
    ("icon-192", 192, Fit::Rounded),
    ("icon-512", 512, Fit::Rounded),
    ("icon-maskable", 512, Fit::Full),
    ("apple-touch-icon", 180, Fit::Full),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("static")
}

fn drawn(side: u32, fit: Fit) -> Pixmap {
    let svg = fs::read_to_string(folder().join("icon.svg")).unwrap();
    let tree = usvg::Tree::from_str(&svg, &usvg::Options::default()).unwrap();
    let scale = side as f32 / tree.size().width();
    let mut picture = Pixmap::new(side, side).unwrap();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    if fit == Fit::Full {
        // The colour in the middle of the upper edge is the background colour.
        let ground = picture.pixel(side / 2, side / 32).unwrap().demultiply();
        picture.fill(Color::from_rgba8(ground.red(), ground.green(), ground.blue(), ground.alpha()));
        let edge = side as f32 / 8.0;
        let smaller = Transform::from_row(scale * 0.75, 0.0, 0.0, scale * 0.75, edge, edge);
        resvg::render(&tree, smaller, &mut picture.as_mut());
    }
    picture
}

/// A PNG with a palette, because the picture has few colours: a third of the bytes.
fn encoded(picture: &Pixmap) -> Vec<u8> {
    let mut colours: Vec<PremultipliedColorU8> = Vec::new();
    let mut places: Vec<u8> = Vec::new();
    for pixel in picture.pixels() {
        let place = colours.iter().position(|colour| colour == pixel).unwrap_or_else(|| {
            colours.push(*pixel);
            colours.len() - 1
        });
        places.push(u8::try_from(place).expect("at most 256 colours"));
    }
    let colours: Vec<_> = colours.iter().map(|colour| colour.demultiply()).collect();
    let palette: Vec<u8> = colours.iter().flat_map(|colour| [colour.red(), colour.green(), colour.blue()]).collect();
    let opacities: Vec<u8> = colours.iter().map(|colour| colour.alpha()).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_trns(opacities);
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().unwrap().write_image_data(&places).unwrap();
    file
}

#[test]
#[ignore = "`make icons` writes files into static/"]
fn draw() {
    for (name, side, fit) in ICONS {
        fs::write(folder().join(format!("{name}.png")), encoded(&drawn(side, fit))).unwrap();
    }
}

#[test]
fn the_committed_icons_are_the_drawing() {
    for (name, side, fit) in ICONS {
        let committed = fs::read(folder().join(format!("{name}.png"))).unwrap();
        let expected = Pixmap::decode_png(&encoded(&drawn(side, fit))).unwrap();
        assert!(Pixmap::decode_png(&committed).unwrap() == expected, "{name}: `make icons` draws it again");
    }
}

/// Checks the colour at a point of the drawing, whose side has 64 units.
#[track_caller]
fn check(name: &str, (x, y): (f32, f32), expected: [u8; 4]) {
    let picture = Pixmap::load_png(folder().join(format!("{name}.png"))).unwrap();
    let unit = picture.width() as f32 / 64.0;
    let pixel = picture.pixel((x * unit) as u32, (y * unit) as u32).unwrap().demultiply();
    assert_eq!([pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()], expected, "{name} at {x}, {y}");
}

#[test]
fn the_shapes_are_where_the_drawing_has_them() {
    let (ground, line) = ([0x1f, 0x5f, 0xae, 255], [255; 4]);
    for name in ["icon-192", "icon-512"] {
        check(name, (0.5, 0.5), [0; 4]);
        check(name, (32.0, 1.0), ground);
        check(name, (28.0, 43.0), line);
        check(name, (18.0, 29.0), ground);
    }
    for name in ["icon-maskable", "apple-touch-icon"] {
        check(name, (0.5, 0.5), ground);
        check(name, (63.5, 63.5), ground);
        check(name, (29.0, 40.25), line);
        check(name, (32.0, 9.0), ground);
    }
}
