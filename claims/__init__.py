"""Reads news about upcoming works, tells confirmed from speculative, and estimates when each will be released."""

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load `StatusClassifier` (a scikit-learn estimator) only when somebody asks for it."""
    if name == "StatusClassifier":
        from claims.extract.status.classifier import StatusClassifier

        return StatusClassifier
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
