"""Sheets that an exported workbook has beside those of the map: who does what in one table, and the gaps."""
