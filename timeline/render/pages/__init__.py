"""Pages: what each page of the site shows, and the frame that they share."""
