//! The command's allocator: small pieces of memory, of which a long text needs millions, are mimalloc's; long lists are
//! the system's, which makes them longer without a copy.

use std::alloc::{GlobalAlloc, Layout, System};

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: BySize = BySize;

struct BySize;

/// From so many bytes on a piece is the system's.
const LONG: usize = 64 * 1024;

fn is_long(size: usize) -> bool {
    size >= LONG
}

/// What mimalloc is asked for: all that it gives begins at a whole word, and where it is asked for that it cuts it from a
/// larger piece.
fn small(layout: Layout) -> Layout {
    const WORD: usize = 8;
    if layout.align() > WORD {
        return layout;
    }
    // SAFETY: every size that a layout has goes with 1.
    unsafe { Layout::from_size_align_unchecked(layout.size(), 1) }
}

// SAFETY: whoever gave a piece takes it back, as its layout tells; neither panics.
unsafe impl GlobalAlloc for BySize {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { if is_long(layout.size()) { System.alloc(layout) } else { MiMalloc.alloc(small(layout)) } }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe {
            if is_long(layout.size()) { System.alloc_zeroed(layout) } else { MiMalloc.alloc_zeroed(small(layout)) }
        }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as the caller promises.
        unsafe {
            if is_long(layout.size()) { System.dealloc(pointer, layout) } else { MiMalloc.dealloc(pointer, layout) }
        }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: as the caller promises; what goes from one to the other is copied, as much as both have room for.
        unsafe {
            match (is_long(layout.size()), is_long(size)) {
                (true, true) => System.realloc(pointer, layout, size),
                (false, false) => MiMalloc.realloc(pointer, small(layout), size),
                _ => {
                    let moved = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
                    if !moved.is_null() {
                        moved.copy_from_nonoverlapping(pointer, layout.size().min(size));
                        self.dealloc(pointer, layout);
                    }
                    moved
                }
            }
        }
    }
}
