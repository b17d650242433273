"""The report that a reader opens: report.html and report.md."""

from claims.output.report.write import rewrite_report, write_report

__all__ = ["rewrite_report", "write_report"]
