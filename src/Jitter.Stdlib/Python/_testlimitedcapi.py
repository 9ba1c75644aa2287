"""The sequence protocol's functions as CPython's test suite asks for them; its other functions test the C API, which is not here."""


def sequence_getitem(sequence, index, /):
    return sequence[index]


def sequence_setitem(sequence, index, value, /):
    sequence[index] = value


def sequence_delitem(sequence, index, /):
    del sequence[index]
