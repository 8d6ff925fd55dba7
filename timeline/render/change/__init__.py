"""Change: what was kept, added and absent from formula to formula, as strips, matrices and lineages."""
