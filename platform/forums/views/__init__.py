"""Pages of the forums: short functions that load through access, call a service and answer."""
