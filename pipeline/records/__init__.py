"""The nouns of the program: dataclasses with slots that nobody changes (`record`), without behaviour beyond their own
fields.
"""
