"""The report that a reader opens: report.html and report.md."""
