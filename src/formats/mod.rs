//! Text and bytes in, typed values and row-by-row problems out.
