from onrecord.events.once import once


class Report:
    def __init__(self, words: str) -> None:
        self.words, self.asked = words, 0

    @once
    def length(self) -> int:
        """How many words it has."""
        self.asked += 1
        return len(self.words.split())


def test_it_is_worked_out_once_for_each_that_is_asked() -> None:
    short, long = Report("Rebels fled"), Report("Rebels fled the town")
    assert [short.length, short.length, long.length] == [2, 2, 4]
    assert [short.asked, long.asked] == [1, 1]
