"""Leadership that was handed down: delegations, bodies, and who signed which document."""
