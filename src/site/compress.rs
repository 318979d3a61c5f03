//! The two encodings that hosts put on the wire.

use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::error::SiteError;

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As a host does while a visitor waits.
    Quick,
    /// As a host does once, before publishing.
    Best,
}

/// `content` in brotli.
pub fn brotli(content: &[u8], effort: Effort) -> Result<Vec<u8>, SiteError> {
    let quality = match effort {
        Effort::Quick => 5,
        Effort::Best => 11,
    };
    let parameters = BrotliEncoderParams { quality, lgwin: 22, ..BrotliEncoderParams::default() };
    let mut encoded = Vec::new();
    let mut reader = content;
    brotli::BrotliCompress(&mut reader, &mut encoded, &parameters)
        .map_err(|cause| SiteError::new(format!("brotli failed: {cause}")))?;
    Ok(encoded)
}

/// `content` in gzip.
pub fn gzip(content: &[u8], effort: Effort) -> Result<Vec<u8>, SiteError> {
    let level = match effort {
        Effort::Quick => Compression::new(6),
        Effort::Best => Compression::best(),
    };
    let mut encoder = GzEncoder::new(Vec::new(), level);
    encoder
        .write_all(content)
        .and_then(|()| encoder.finish())
        .map_err(|cause| SiteError::new(format!("gzip failed: {cause}")))
}
