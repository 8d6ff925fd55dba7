"""The values that pass between the stages: frozen, and nothing edits them.

`documents` and `candidates` hold what is found; `curated` holds what a person stands behind (the shape of events.yaml).
"""
