//! PNG files of few colours: a palette, one byte a pixel, packed.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::error::SiteError;

const SIGN: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A square picture of at most 256 colours, each pixel as red, green, blue and opacity.
pub fn encode(size: u32, pixels: &[[u8; 4]]) -> Result<Vec<u8>, SiteError> {
    let mut palette = pixels.to_vec();
    palette.sort_unstable();
    palette.dedup();
    let side = usize::try_from(size).unwrap_or(usize::MAX);
    let mut rows = Vec::new();
    for row in pixels.chunks(side) {
        // Every row is led by how it was filtered: not at all, which suits even areas.
        rows.push(0);
        for pixel in row {
            let place = palette.binary_search(pixel).unwrap_or_default();
            rows.push(u8::try_from(place).map_err(|_| SiteError::new("the icon has more than 256 colours"))?);
        }
    }
    let colours: Vec<u8> = palette.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
    let opacities: Vec<u8> = palette.iter().map(|[_, _, _, opacity]| *opacity).collect();
    // Eight bits a pixel, with a palette, in the usual packing and order.
    let header = [&size.to_be_bytes()[..], &size.to_be_bytes(), &[8, 3, 0, 0, 0]].concat();

    let mut png = SIGN.to_vec();
    for (name, data) in
        [(b"IHDR", header), (b"PLTE", colours), (b"tRNS", opacities), (b"IDAT", packed(&rows)?), (b"IEND", Vec::new())]
    {
        let length = u32::try_from(data.len()).map_err(|_| SiteError::new("the icon is too big"))?;
        png.extend(length.to_be_bytes());
        let body = [&name[..], &data].concat();
        png.extend(&body);
        png.extend(checksum(&body).to_be_bytes());
    }
    Ok(png)
}

fn packed(rows: &[u8]) -> Result<Vec<u8>, SiteError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(rows).and_then(|()| encoder.finish());
    packed.map_err(|cause| SiteError::new(format!("the icon cannot be packed: {cause}")))
}

fn checksum(body: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(body);
    sum.sum()
}
