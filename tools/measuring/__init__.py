"""What all benchmarks share: the machine, processes, percentiles, made words and tables."""
