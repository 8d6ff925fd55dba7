"""Find dated statements in documents, and propose events: Document → Mention → Candidate."""
