"""How the tables of the rooms `actors` and `places` are made from files named by path."""
