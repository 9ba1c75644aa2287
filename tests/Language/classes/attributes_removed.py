class C:
    def setx(self, v): self.__x = v
    def getx(self): return self.__x
    def delx(self): del self.__x
    x = property(getx, setx, delx)
for i in range(30):
    a = C(); a.x = 1; del a.x
    a.x = i
    assert a.x == i, i
    assert a.__dict__ == {'_C__x': i}
    a.y = 3; b = C(); b.x = 5
    assert a.y == 3 and list(a.__dict__) == ['_C__x', 'y']
print('ok')
