"""The nouns of the program: frozen, slotted, keyword-only dataclasses without behaviour beyond their own fields."""
