//! The binary from outside: what it prints, how it ends, what it keeps.

mod crash;
mod events;
mod http;
mod installation;
mod live;
mod offline;
mod process;
mod replay;
mod replay_faults;
mod serve;
mod staff;
