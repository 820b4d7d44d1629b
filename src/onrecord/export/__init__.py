"""Readings and rows in other people's shapes: JSON with its schema, JSON lines, CSV."""

from onrecord.export.json import dumps, loads, pack, schema, unpack
from onrecord.export.rows import to_csv, to_json, to_jsonl

__all__ = ["dumps", "loads", "pack", "schema", "to_csv", "to_json", "to_jsonl", "unpack"]
