"""Indentation, line joining, comments, semicolons, numbers, names."""
x = 1; y = 2; \
z = 3
if x:
        deep = 1
        if y:
         one_more = 2   # comment
        # comment at another depth
  # and another
        deep = 3
if x: pass
elif y: pass
else: pass

	
def f(a,
      b = (1,
           2),
    c = {
  "k": [
1,
]}): return a, \
    b, c
print(f(
    1,  # first

    # between
    b=2
), deep, one_more, z)
numbers = (0, 00, 0_0, 1_000, 0x_FF, 0XaB, 0o17, 0O7_7, 0b101, 0B1_1, 1., .5, 1.5e3, 1E-3, 1e+3, 1_0.0_1e1_0, 1j, 1.5J, .5j, 1e3j, 0_7.5, 09.5, 0e0, 1if x else 2, 5)
print(numbers[:-1])
été = naïve = ﬁ = 1
print(été + naïve + fi, 𝕏 := 5, X, _, __name__ == "__main__") if (_ := "u") else None
class A: x = 1; y = 2
lambda_ = lambda: (yield)
print(A.x, A.y, type(lambda_()).__name__, not x, x<y>z, x if x else-1, [1,2][0], "a"if x else"b", 1 .real, 1..real, 1.0.real, 1j.imag)
while 0: pass
else: print("else")
