"""The checks of events.yaml, one module per family; `timeline.curate.check` lists them in order.

A check is a plain function from a `Subject` to its findings; its first docstring line is what the documentation says.
To add one: write the function, add one line to `RULES`, and a case to tests/curate/test_check.py.
"""
