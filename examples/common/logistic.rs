//! Logistic regression.

/// A sample: its terms, whether it is one of those to be told, and what it weighs.
pub type Sample<const N: usize> = ([f64; N], bool, f64);

/// The probability that a sample with these terms is one of those to be told.
pub fn probability<const N: usize>(terms: &[f64; N], weights: &[f64; N]) -> f64 {
    let sum: f64 = terms.iter().zip(weights).map(|(term, weight)| term * weight).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Newton's method on the weighted likelihood, with a ridge.
pub fn fit<const N: usize>(samples: &[Sample<N>], ridge: f64) -> [f64; N] {
    let mut weights = [0.0; N];
    for _ in 0..50 {
        let mut gradient = [0.0; N];
        let mut curvature = [[0.0; N]; N];
        for (terms, label, weight) in samples {
            let p = probability(terms, &weights);
            for i in 0..N {
                gradient[i] += weight * (f64::from(u8::from(*label)) - p) * terms[i];
                for j in 0..N {
                    curvature[i][j] += weight * p * (1.0 - p) * terms[i] * terms[j];
                }
            }
        }
        for i in 0..N {
            gradient[i] -= ridge * weights[i];
            curvature[i][i] += ridge;
        }
        let step = solve(curvature, gradient);
        for i in 0..N {
            weights[i] += step[i];
        }
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    weights
}

/// Gaussian elimination.
fn solve<const N: usize>(mut a: [[f64; N]; N], mut b: [f64; N]) -> [f64; N] {
    for i in 0..N {
        for row in i + 1..N {
            let factor = a[row][i] / a[i][i];
            let above = a[i];
            a[row].iter_mut().zip(above).skip(i).for_each(|(cell, above)| *cell -= factor * above);
            b[row] -= factor * b[i];
        }
    }
    for i in (0..N).rev() {
        for column in i + 1..N {
            b[i] -= a[i][column] * b[column];
        }
        b[i] /= a[i][i];
    }
    b
}
