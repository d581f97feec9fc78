"""How dates are shown and typed, a language a package."""
