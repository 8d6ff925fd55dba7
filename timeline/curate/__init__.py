"""Read, check and extend the list a person stands behind, events.yaml."""
