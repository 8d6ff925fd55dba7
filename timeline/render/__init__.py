"""Publish a timeline: Event → Layout → Figure → site and exports."""
