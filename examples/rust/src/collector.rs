//! The functions of a collector's library, as otelcol.h declares them.
use libc::{c_char, c_int};
use libloading::Library;
use std::error::Error;
use std::ffi::{CStr, CString};
use std::ptr;

// OTELCOL_ABI_VERSION, OTELCOL_OK and OTELCOL_TIMEOUT of otelcol.h.
const ABI_VERSION: c_int = 1;
const OK: c_int = 0;
const TIMEOUT: c_int = 5;

pub type Failure = Box<dyn Error>;

/// The collector of this process.
pub struct Collector {
    load_plugin: unsafe extern "C" fn(*const c_char, *mut *mut c_char) -> c_int,
    start: unsafe extern "C" fn(*const *const c_char, *mut *mut c_char) -> c_int,
    wait: unsafe extern "C" fn(c_int, *mut *mut c_char) -> c_int,
    stop: unsafe extern "C" fn(c_int, *mut *mut c_char) -> c_int,
    free: unsafe extern "C" fn(*mut c_char),
    _library: Library, // the functions are valid as long as it is loaded
}

impl Collector {
    pub fn load(path: &str) -> Result<Self, Failure> {
        unsafe {
            let library = Library::new(path)?;
            let version =
                *library.get::<unsafe extern "C" fn() -> c_int>(b"otelcol_abi_version")?;
            if version() != ABI_VERSION {
                return Err(format!("{path} has another version of the interface").into());
            }
            Ok(Self {
                load_plugin: *library.get(b"otelcol_load_plugin")?,
                start: *library.get(b"otelcol_start")?,
                wait: *library.get(b"otelcol_wait")?,
                stop: *library.get(b"otelcol_stop")?,
                free: *library.get(b"otelcol_free")?,
                _library: library,
            })
        }
    }

    pub fn load_plugin(&self, path: &str) -> Result<(), Failure> {
        let path = CString::new(path)?;
        self.checked(|error| unsafe { (self.load_plugin)(path.as_ptr(), error) })
    }

    /// Returns when the collector runs.
    pub fn start(&self, config: &str) -> Result<(), Failure> {
        let config = CString::new(config)?;
        let list = [config.as_ptr(), ptr::null()];
        self.checked(|error| unsafe { (self.start)(list.as_ptr(), error) })
    }

    pub fn is_running(&self) -> bool {
        unsafe { (self.wait)(0, ptr::null_mut()) == TIMEOUT }
    }

    /// Asks the collector to stop. It is an error if it takes longer than 10 s.
    pub fn stop(&self) -> Result<(), Failure> {
        self.checked(|error| unsafe { (self.stop)(10_000, error) })
    }

    /// Waits for the end. It is an error if the collector ended by itself.
    pub fn wait(&self) -> Result<(), Failure> {
        self.checked(|error| unsafe { (self.wait)(-1, error) })
    }

    /// Turns what a function returns into a result. Its text is given back to the library.
    fn checked(&self, call: impl FnOnce(*mut *mut c_char) -> c_int) -> Result<(), Failure> {
        let mut error = ptr::null_mut();
        if call(&mut error) == OK {
            return Ok(());
        }
        if error.is_null() {
            return Err("the library gives no reason".into());
        }
        let text = unsafe { CStr::from_ptr(error) }
            .to_string_lossy()
            .into_owned();
        unsafe { (self.free)(error) };
        Err(text.into())
    }
}
