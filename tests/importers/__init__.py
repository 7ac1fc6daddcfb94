"""Tests of what is read from files of others."""
