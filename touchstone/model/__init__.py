"""What the YAML files may hold: one frozen class for each thing of the field."""
