"""Functions that the workers import."""

import os


def double(batch):
    return [2 * item for item in batch]


def double_but_fail_on_seven(batch):
    if 7 in batch:
        raise KeyError("seven\nand more")
    return double(batch)


def double_but_die_on_seven(batch):
    if 7 in batch:
        os._exit(3)
    return double(batch)


def too_few(batch):
    return [2 * item for item in batch if item != 7]
