"""A workbook back into a map: sheets found by their titles, cells by their columns, every value with its place."""
