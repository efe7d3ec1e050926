"""The tables of a database of places, shipped or the user's own."""

from __future__ import annotations

KINDS = ("town", "district", "admin1", "country", "region")
"""Kinds of place; the database keeps their position."""

HOW_PRIMARY, HOW_ALIAS, HOW_ALTERNATE = 0, 1, 2
"""How a name belongs to its place: its own, a spelling in common use, any other that GeoNames lists."""

# Degrees are kept as ten-thousandths (eleven metres). A skeleton begins with the code of its country.
SCHEMA = """
CREATE TABLE IF NOT EXISTS place (
  id INTEGER PRIMARY KEY, code TEXT, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL,
  admin1 INTEGER, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL,
  capital INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS name (
  key TEXT NOT NULL, place INTEGER NOT NULL, how INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS skeleton (
  bones TEXT NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (bones, key, place)) WITHOUT ROWID;
"""
