"""Imports of every form."""
from __future__ import annotations
import sys
import os.path
import os.path as path, sys as system
import xml.dom.minidom as minidom
from os import path as os_path, sep
from os.path import (
    join,
    split as parts,
)
from collections import *
from string import ascii_lowercase as letters, digits


def inside():
    import json, json.decoder
    import json.decoder as decoder
    from json import loads as parse, dumps
    return json.__name__, decoder.__name__, parse("[1]"), dumps([2])


class InClass:
    import math
    from math import pi as π


def annotated(x: undefined.name, *y: [z for z in y], k: "text" = 1) -> lambda: (yield): ...
value: some[thing, 1:2, "x", ...] = 1
inside.attribute: not_evaluated + 1 = 2


print(sys is system, os.path is path is os_path, minidom.__name__, sep, join("a", "b") == "a" + sep + "b", parts("a/b")[1])
print(OrderedDict.__name__, letters[:3], digits[-1], inside(), InClass.math.__name__, InClass.π > 3)
print(annotated.__annotations__, __annotations__)
