"""Document -> claims: names, times, and who says what of whom."""
