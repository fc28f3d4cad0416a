"""The demonstration programme: a deterministic generator, and a loader that uses the public interface."""
