# Ints from -5 to 256 exist once; others are new objects, unless the compiler shares a constant.
a = 256
b = 256
print(a is b)
x = 1000
y = 1000
print(x is y)  # one code object, one constant


def number(text):
    return int(text)


for text in ("-6", "-5", "-1", "0", "1", "255", "256", "257", "1000"):
    print(text, number(text) is number(text), number(text) == number(text))


def get_num():
    return 1000


print(get_num() is get_num())  # the same constant of the same code object
n = 5
print(-5 is (-6 + 1), (n + 251) is (n + 251), (n + 252) is (n + 252))
print([i is j for i, j in zip(range(254, 260), range(254, 260))])
values = [int("257")] * 2
print(values[0] is values[1])
a = 257; b = a; print(a is b)
exec("c = 257")
exec("d = 257")
print(c is d, c == d)
print(True + 256 is 257 - 0 if False else (True + 255) is 256)
print(sum([100, 156]) is 256, len("x" * 256) is 256, ord("\xff") is 255, abs(-256) is 256, 2 ** 8 is 256)
