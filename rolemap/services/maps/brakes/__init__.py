"""The page of the brakes: dials, thresholds with their figures, reviews, and the lines themselves."""
