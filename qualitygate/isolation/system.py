"""What the operating system holds a process to when it is asked; the parent watches as well."""

import sys

# Address space is not memory: libraries and threads reserve more than they use. The parent watches
# what is used; this is the kernel's stop for what grows faster than the parent can look.
_HEADROOM = 1024**3

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from functools import cache

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _PROCESS_MEMORY, _DIE_QUIETLY, _KILL_ON_CLOSE = 0x100, 0x400, 0x2000

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h, the parts that are not set unnamed."""

        _fields_ = (
            ("times", ctypes.c_int64 * 2),
            ("flags", wintypes.DWORD),
            ("working_set", ctypes.c_size_t * 2),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priorities", wintypes.DWORD * 2),
            ("traffic", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peaks", ctypes.c_size_t * 2),
        )

    @cache
    def _kernel() -> "ctypes.WinDLL":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD,
        )  # fmt: skip
        return kernel

    @cache
    def _job() -> int | None:
        """The job that this process and all that it starts belong to, and that ends with it."""
        job = _kernel().CreateJobObjectW(None, None)
        if job and _kernel().AssignProcessToJobObject(job, _kernel().GetCurrentProcess()):
            return int(job)
        return None

    def limit_memory(size: int) -> bool:
        """Let this process have no more than `size` bytes (and a reserve); whether that is held."""
        if (job := _job()) is None:
            return False
        limits = _Limits(
            flags=_PROCESS_MEMORY | _DIE_QUIETLY | _KILL_ON_CLOSE, process_memory=size + _HEADROOM
        )
        return bool(
            _kernel().SetInformationJobObject(
                job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
        )

    def forbid_core_dumps() -> None:
        """Windows writes none for a process that dies quietly."""

else:
    import resource

    def limit_memory(size: int) -> bool:
        """Let this process have no more than `size` bytes (and a reserve); whether that is held."""
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = size + _HEADROOM
        if hard != resource.RLIM_INFINITY:
            wanted = min(wanted, hard)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
        except (OSError, ValueError):  # macOS refuses
            return False
        return True

    def forbid_core_dumps() -> None:
        """A core dump would leave the document's text on the disk."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
