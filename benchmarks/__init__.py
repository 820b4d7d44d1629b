"""Time, memory and growth, alone and beside peers."""
