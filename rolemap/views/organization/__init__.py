"""What the picture of one organization is made of."""
