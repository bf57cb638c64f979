"""The catalogue of checks: what it holds, how a map's profile changes it, and what it finds in a map."""
