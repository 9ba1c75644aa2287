"""Subscripts and slices: read, stored, deleted, nested, with tuples and stars."""


class Recorder:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


r, i, j, k = Recorder(), 1, 2, 3
print(r[0], r[i], r[-1], r[i, j], r[i,], r[()], r[(i, j)], r[...], r[None], r["x"])
print(r[:], r[i:], r[:j], r[i:j], r[::k], r[i:j:k], r[i::k], r[:j:k], r[1:2], r[1:2:3], r[:, i], r[i:j, k], r[..., ::2])
print(r[*[1, 2]], r[0, *[1, 2]], r[*(), i], r[i:j, *[k]], r[(x := 5)], r[x:x + 1], r[lambda: 0].__name__)
r[0] = 1
r[i:j] = 2
r[i:j:k] = 3
r[i, j] = r[k] = 4
r[:] = r[::] = 5
r[*[1], 2] = 6
r[0]: int = 7
r[0] += 1

del r[0]
del r[i:j], r[i:j:k]
del (r[1], [r[2], r[3]])
items = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print(items[1][2], items[-1][::-1], items[0][i:][0], [row[j] for row in items], "abc"[1], (1, 2, 3)[i], {"a": 1}["a"])
items[0][1], items[1][0] = items[1][0], items[0][1]
items[2][1:] = [*items[2][:1], 0]
del items[1][0]
print(items)
