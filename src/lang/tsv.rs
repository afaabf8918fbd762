//! The data files: tab-separated, sorted, unique, a header of `#` lines that names columns and source.

/// The rows of a file of `N` columns.
///
/// # Panics
/// Where a row has fewer columns: the files are compiled in and held in order by a test.
pub fn rows<const N: usize>(data: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    data.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let mut columns = line.split('\t');
        std::array::from_fn(|_| columns.next().expect("a row has all its columns"))
    })
}

/// The alternatives of a cell.
pub fn cell(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split('|').filter(|part| !part.is_empty())
}

/// For each of `uses` the words that have it, of a file of words and their uses, in the order of the file.
pub fn by_use<const N: usize>(data: &'static str, uses: [&str; N]) -> [Vec<&'static str>; N] {
    uses.map(|wanted| {
        rows(data).filter(|[_, uses]| cell(uses).any(|named| named == wanted)).map(|[word, _]| word).collect()
    })
}

/// The rows of such a file with a use that `uses` does not name.
#[cfg(test)]
pub fn with_other_uses(data: &'static str, uses: &[&str]) -> Vec<&'static str> {
    rows(data).filter(|[_, named]| !cell(named).all(|of| uses.contains(&of))).map(|[word, _]| word).collect()
}
