"""The role map as a workbook for Excel: one sheet a section, in the words of planners, read back without loss."""
