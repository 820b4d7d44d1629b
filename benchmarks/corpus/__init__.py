"""How a real corpus goes through the whole house."""
