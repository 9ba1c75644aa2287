"""Lists, tuples, sets, dicts, with and without unpacking, small and large, constant and not."""

a, b, c = 1, 2, 3
empty = [], (), {}, [[]], ((),)
print(empty, [a], (a,), {a}, {a: b}, [a, b, c], (a, b, c), {a, b, c} == {3, 2, 1})
print([1, 2], [1, 2, 3], (1, 2, 3), {1, 2, 3} == {1, 2, 3}, {"x": 1, "y": 2}, {"x": a, "y": b, **{"z": c}})
print([*range(3)], [*range(2), a, *"xy"], (*range(3),), (a, *"xy", b), {*"x"}, {*"x", *"x"}, {**{"k": 1}}, {**{"k": 1}, "k": 2, **{"j": 3}})
print([1, 2, 3, *[4]], [1, 2, *[3], 4, 5], (1, 2, 3, *(4,)), {1, 2, 3, *[4]} == {1, 2, 3, 4})

large_list = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]
large_names = [a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c]
large_tuple = (a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c, a, b, c)
large_set = {0, a, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33}
large_dict = {
    "k0": a, "k1": b, "k2": c, "k3": a, "k4": b, "k5": c, "k6": a, "k7": b, "k8": c, "k9": a, "k10": b, "k11": c,
    "k12": a, "k13": b, "k14": c, "k15": a, "k16": b, "k17": c, "k18": a, "k19": b, "k20": c, "k21": a,
}
computed_keys = {
    a + 0: 0, a + 1: 1, a + 2: 2, a + 3: 3, a + 4: 4, a + 5: 5, a + 6: 6, a + 7: 7, a + 8: 8, a + 9: 9, a + 10: 10,
    a + 11: 11, a + 12: 12, a + 13: 13, a + 14: 14, a + 15: 15, a + 16: 16, a + 17: 17, a + 18: 18,
}
print(large_list, large_names, large_tuple, sorted(large_set), large_dict, computed_keys, sep="\n")
print(len({1: 2, 3: 4, **{5: 6}, 7: a, 8: b}), [[1, [2, [3]]], (4, (5, (6,)))], {"n": {"m": [1, {"o": ()}]}})
for item in [1, 2, 3]:
    print(item, item in [1, 2], item in (1, 2), item in {1, 2}, item not in [1, a])
for pair in ((1, 2), (3, 4)), [[5, 6]]:
    print(pair)
