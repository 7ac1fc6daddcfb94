"""What reads a stranger's workbook in a process of its own, which starts fast for it knows little."""
