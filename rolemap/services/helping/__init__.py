"""What the help pages say: read off the catalogue, the brakes, the views and the gate, never written a second time."""
