"""National rules on personnel with their documents and articles, as far as public reprints gave them (全国性规定)."""
