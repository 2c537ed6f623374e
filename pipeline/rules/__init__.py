"""The named rules that pick a figure."""
