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
