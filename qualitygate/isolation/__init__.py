"""Untrusted files are judged in worker processes, with limits on time and memory."""

from qualitygate.isolation.pool import Task, check_all, read, worker_count

__all__ = ["Task", "check_all", "read", "worker_count"]
