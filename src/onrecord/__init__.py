"""onrecord reads news reports and keeps the public record: who said what, who did what to whom, when and where."""
