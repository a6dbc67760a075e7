//! Work that many hands do at once.

use std::{num::NonZeroUsize, panic, thread};

/// Does the same with every item, with so many hands; what came of each, in the order
/// of the items.
pub(super) fn spread<T: Sync, R: Send>(
    items: &[T],
    workers: NonZeroUsize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if workers == NonZeroUsize::MIN {
        return items.iter().map(work).collect();
    }
    let share = items.len().div_ceil(workers.get()).max(1);
    let (mut done, work) = (Vec::with_capacity(items.len()), &work);
    thread::scope(|scope| {
        let hand = |part: &'_ [T]| part.iter().map(work).collect::<Vec<R>>();
        let parts = items.chunks(share);
        let hands: Vec<_> = parts.map(|part| scope.spawn(move || hand(part))).collect();
        for hand in hands {
            // What one of them panics with, all of this panics with.
            done.extend(
                hand.join()
                    .unwrap_or_else(|cause| panic::resume_unwind(cause)),
            );
        }
    });
    done
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn what_comes_of_it_is_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..10).collect();
        for workers in 1..12 {
            let workers = NonZeroUsize::new(workers).unwrap();
            let doubled = spread(&items, workers, |item| item * 2);
            assert!(doubled.into_iter().eq((0..10).map(|item| item * 2)));
        }
        assert!(spread(&[0_u8; 0], NonZeroUsize::MIN, |item| *item).is_empty());
    }
}
