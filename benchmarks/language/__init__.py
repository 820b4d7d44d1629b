"""Speed, load time and memory of the language pipeline alone."""
