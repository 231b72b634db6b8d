//! Putting numbers in order. The standard library's ways are made for long lists of anything, and weigh 4 KB of the page
//! for the two lists that we have.

/// By a heap (Williams 1964): never slower than it must be, and small.
pub(super) fn order(numbers: &mut [u64]) {
    for at in (0..numbers.len() / 2).rev() {
        sink(numbers, at);
    }
    for end in (1..numbers.len()).rev() {
        numbers.swap(0, end);
        if let Some(heap) = numbers.get_mut(..end) {
            sink(heap, 0);
        }
    }
}

/// Brings a number below all that are larger.
fn sink(heap: &mut [u64], mut at: usize) {
    loop {
        let mut largest = at;
        for child in [2 * at + 1, 2 * at + 2] {
            if heap.get(child) > heap.get(largest) {
                largest = child;
            }
        }
        if largest == at {
            return;
        }
        heap.swap(at, largest);
        at = largest;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn any_numbers_come_into_order() {
        let mut seed = 7_u64;
        for length in 0..200 {
            let mut next = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                if length % 3 == 0 { seed >> 61 } else { seed }
            };
            let mut numbers: Vec<u64> = (0..length).map(|_| next()).collect();
            let mut sorted = numbers.clone();
            sorted.sort_unstable();
            super::order(&mut numbers);
            assert_eq!(numbers, sorted);
        }
    }
}
