"""Trains the encoder that the reader ships: examples, network, training, export, model card."""
