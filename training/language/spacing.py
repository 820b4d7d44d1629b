"""Where spaces stood in text that a corpus keeps only as words."""

CLOSING = {",", ".", ":", ";", "?", "!", "%", ")", "]", "n't"}
OPENING = {"(", "[", "$", "#"}


def guess_spaces(words: list[str]) -> list[bool]:
    """For each word, whether a space follows, as newsrooms print it."""
    spaces = []
    quoted = False
    for word, after in zip(words, [*words[1:], ""], strict=True):
        joined = after in CLOSING or after.startswith(("'", "’")) or word in OPENING or not after
        if word == '"':
            quoted = not quoted
            joined = joined or quoted
        elif after == '"' and quoted:
            joined = True
        spaces.append(not joined)
    return spaces
