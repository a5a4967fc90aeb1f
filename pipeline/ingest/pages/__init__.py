"""Web pages: their visible text in order, what each stretch is on the page, and what the page says of itself."""
