"""How well intake tells an article from its page: date, title, byline, text, and what is set apart."""
