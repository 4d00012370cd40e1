"""How a push comes into the outbox: not in one go, but as its errands are sent.

A queue of a million rows would take seconds to write, during which nobody's turn could be kept.
"""

AT_ONCE = 200
"""How many people of a push are looked at in one transaction."""
TRIES = 5
"""How often a claim that finds too little looks at the next people of a push."""
