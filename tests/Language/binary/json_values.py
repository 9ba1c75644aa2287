"""Reading and writing JSON."""
import json


def show(text):
    try:
        print(text, "=", repr(eval(text)))
    except BaseException as error:
        print(text, "->", type(error).__name__ + ":", error)


for line in r'''json.loads('[1, 2.5, "a", null, true, false, {"b": []}]')
json.loads('"\\u00e4\\ud83d\\ude00\\n"')
json.loads('"\\ud83d"')
json.loads('"a')
json.loads('"\\x"')
json.loads('"\\u12"')
json.loads('"\n"')
json.loads('"\n"', strict=False)
json.loads('[1,]')
json.loads('[1')
json.loads('[')
json.loads('{"a":1,}')
json.loads('{"a"')
json.loads('{"a" 1}')
json.loads('{a:1}')
json.loads('{"a":}')
json.loads('{"a":1 "b"}')
json.loads('')
json.loads('nul')
json.loads('-')
json.loads('01')
json.loads('1.5e5')
json.loads('123456789012345678901234567890')
json.loads('-0'), json.loads('-0.0')
json.loads('[NaN,Infinity,-Infinity]')
json.loads('{"a":[{}]}', object_pairs_hook=lambda x: x)
json.loads('{"a":1}', object_hook=lambda x: sorted(x.items()))
json.loads('[1.5, 2]', parse_float=str, parse_int=float)
json.loads('["a"] x')
json.dumps([1, 2.5, "a\u00e4\U0001f600\n\"\\", None, True, False, {"b": [], "c": {}}])
json.dumps("\u00e4\x7f\x01", ensure_ascii=False)
json.dumps({1: 1, 2.5: 1, True: 1, None: 1, "a": 1})
json.dumps({"b": 1, "a": 2}, sort_keys=True)
json.dumps({"b": 1, 1: 2}, sort_keys=True)
json.dumps({(1,): 1})
json.dumps({(1,): 1}, skipkeys=True)
json.dumps(1j)
json.dumps(1j, default=str)
json.dumps([float("inf"), -float("inf"), float("nan")])
json.dumps(float("nan"), allow_nan=False)
json.dumps([1, [2, {"a": 3}]], indent=2)
json.dumps({"a": [1, 2]}, separators=(",", ":"))
json.dumps((1, 2)), json.dumps([]), json.dumps({})'''.splitlines():
    show(line)

circle = []
circle.append(circle)
show("json.dumps(circle)")
