//! A Rust program that contains a collector: `embedded LIBRARY CONFIG [PLUGIN…]` runs it until SIGTERM or SIGINT.
//!
//! - Signals: they are blocked before the library is loaded, so Go's threads block them too, and `sigtimedwait`
//!   receives them. A program that uses a handler instead must set `SA_ONSTACK`.
//! - Environment: the collector does not see `std::env::set_var`; `otelcol_setenv` sets its variables.
//! - Load one library, once: it stays until the process ends. The collector in it can be started again.
//! - A file that is not a plugin of this library can end the process: try it first with `ocelot-load --check`.
mod collector;

use collector::{Collector, Failure};
use std::{env, process, ptr};

/// Blocks SIGTERM and SIGINT in this thread, and in all threads that it starts from now on.
fn block_stop_signals() -> libc::sigset_t {
    unsafe {
        let mut signals = std::mem::zeroed();
        libc::sigemptyset(&mut signals);
        libc::sigaddset(&mut signals, libc::SIGTERM);
        libc::sigaddset(&mut signals, libc::SIGINT);
        libc::pthread_sigmask(libc::SIG_BLOCK, &signals, ptr::null_mut());
        signals
    }
}

/// Whether a signal arrives within 0.2 s.
fn is_asked_to_stop(signals: &libc::sigset_t) -> bool {
    let mut limit: libc::timespec = unsafe { std::mem::zeroed() };
    limit.tv_nsec = 200_000_000;
    unsafe { libc::sigtimedwait(signals, ptr::null_mut(), &limit) > 0 }
}

fn run(library: &str, config: &str, plugins: &[String]) -> Result<(), Failure> {
    let signals = block_stop_signals();
    let collector = Collector::load(library)?;
    for plugin in plugins {
        collector.load_plugin(plugin)?;
    }
    collector.start(config)?;
    println!("the collector runs; SIGTERM or Ctrl-C stops it");
    while collector.is_running() {
        if is_asked_to_stop(&signals) {
            return collector.stop();
        }
    }
    collector.wait()
}

fn main() {
    let words: Vec<String> = env::args().collect();
    if words.len() < 3 {
        eprintln!("usage: embedded LIBRARY CONFIG [PLUGIN…]");
        process::exit(2);
    }
    if let Err(failure) = run(&words[1], &words[2], &words[3..]) {
        eprintln!("embedded: {failure}");
        process::exit(1);
    }
}
