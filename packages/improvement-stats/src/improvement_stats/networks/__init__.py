"""Social networks of people: the whole network, its boundaries, its core, and the network of one person."""

from improvement_stats.networks.boundaries import EIIndex, ei_index
from improvement_stats.networks.core import CorePeriphery, core_periphery
from improvement_stats.networks.ego import EgoNetwork, ego_network
from improvement_stats.networks.whole import WholeNetwork, whole_network

__all__ = [
    "CorePeriphery",
    "EIIndex",
    "EgoNetwork",
    "WholeNetwork",
    "core_periphery",
    "ego_network",
    "ei_index",
    "whole_network",
]
