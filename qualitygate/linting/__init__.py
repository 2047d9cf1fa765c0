"""Rules × document -> hits -> findings: the contract, the packs, the runner."""
