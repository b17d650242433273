"""Claims and estimates -> tables and a report."""
