//! Lets cargo notice when the console was built anew: what lies in a folder is
//! not known to it by the sources.

fn main() {
    let cargo = std::io::stdout();
    let line = b"cargo:rerun-if-changed=../../console/dist\n";
    // Without the line cargo looks at every file of this crate, which is only slower.
    let _ = std::io::Write::write_all(&mut cargo.lock(), line);
}
