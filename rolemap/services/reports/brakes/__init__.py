"""The five brakes of one checked map; every function takes a workspace."""
