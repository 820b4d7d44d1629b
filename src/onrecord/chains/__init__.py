"""Ledger → chains: the same text, statement or event, told again.

A chain is found by the words its members print, and each member carries its score and its reason. An article that
copies another is marked: it is no further witness. What a person joins or splits stands above what was found, and can
be revoked.
"""

from onrecord.chains.judge import join, judgements, revoke, split
from onrecord.chains.link import Linked, link
from onrecord.chains.tell import Chain, Member, chain, chains, numbered
from onrecord.ledger.items import Kind

__all__ = [
    "Chain",
    "Kind",
    "Linked",
    "Member",
    "chain",
    "chains",
    "join",
    "judgements",
    "link",
    "numbered",
    "revoke",
    "split",
]
